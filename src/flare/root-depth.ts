// How many folders may stand above a flare's files: shared by finding the root and guessing roles without it.

export const MAX_ROOT_DEPTH = 4;
