// stays
import { x } from 'https://cdn.neutral.example/x@1.4/mod.ts';
export { x };
