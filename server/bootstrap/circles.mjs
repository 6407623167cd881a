/**
 * Circles of a graph, each as the way from a node back to it: none where there is none, and at least one of those that
 * share nodes.
 * @param {ReadonlyMap<string, readonly string[]>} graph nodes, each with those that it leads to
 * @returns {string[][]}
 */
export function circlesIn(graph) {
  /** @type {string[][]} */
  const circles = [];
  const done = new Set();
  /** @type {(node: string, way: readonly string[]) => void} */
  const follow = (node, way) => {
    const before = way.indexOf(node);
    if (before >= 0) circles.push([...way.slice(before), node]);
    if (before >= 0 || done.has(node)) return;
    for (const next of graph.get(node) ?? []) follow(next, [...way, node]);
    done.add(node);
  };
  for (const node of graph.keys()) follow(node, []);
  return circles;
}
