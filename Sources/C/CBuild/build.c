#include "build.h"

// Weak: scripts/lib/build.sh links an object file with the real commit, which replaces it.
__attribute__((weak)) const char *broadsheet_commit(void) { return ""; }
