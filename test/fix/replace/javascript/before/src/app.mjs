// stays
import { x } from 'https://cdn.acme.example/x@1.4/mod.ts';
export { x };
