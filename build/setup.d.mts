/** Types of setup.mjs, which must stay plain JavaScript. */
export declare const root: string;
export declare class SetupError extends Error {}
export declare function staleReason(folder: string): string | undefined;
export declare function installPackages(folder?: string): void;
export declare function findNode(folder?: string): string;
