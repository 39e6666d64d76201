/**
 * As `npm start` has it. Where a processor has protection keys, V8 guards the code of WebAssembly by them, and loses track of it now and then
 * while engines are opened and closed: the process ends with a failed check of V8's own (nodejs/node issue 64500).
 */
export const WITHOUT_PROTECTION_KEYS = ["--no-memory-protection-keys"];
