FROM node:24-slim AS base
WORKDIR /app

# Builds the client. Its tools weigh hundreds of megabytes and stay in this stage.
FROM base AS build
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build

# A stage of its own, so that a change of ours leaves this layer in the cache.
FROM base AS dependencies
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund

FROM base AS runtime
ENV NODE_ENV=production
ENV DATELINE_PREBUILT=1
ENV HOST=0.0.0.0
ENV PORT=3000
ENV DATA_DIR=/data
COPY --from=dependencies /app/node_modules node_modules
COPY package.json ./
COPY shared shared
COPY server server
COPY --from=build /app/dist/client dist/client
# A new volume takes over the owner of the folder that it is mounted on.
RUN ln -s /app/server/bootstrap/dateline /usr/local/bin/dateline \
  && mkdir /data \
  && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
  CMD ["node", "server/bootstrap/health.mjs"]
# Without a shell or npm between, so that the server itself gets SIGTERM and drains.
CMD ["node", "server/main.ts"]
