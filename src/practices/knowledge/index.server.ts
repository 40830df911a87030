export { keepOpening, keepSearch } from './facts.server.ts'
