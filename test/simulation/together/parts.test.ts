// @vitest-environment jsdom
import { describeTheme } from '../../support/together/suite.ts';

describeTheme('parts');
