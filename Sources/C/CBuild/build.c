#include "build.h"

#ifndef BROADSHEET_COMMIT
#define BROADSHEET_COMMIT ""
#endif

const char *broadsheet_commit(void) { return BROADSHEET_COMMIT; }
