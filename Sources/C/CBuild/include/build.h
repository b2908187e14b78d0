// build.h - what the build knows and the sources do not.
#ifndef BROADSHEET_BUILD_H
#define BROADSHEET_BUILD_H

// The commit that was built, a + behind it if files had changed; empty where nobody said it.
const char *broadsheet_commit(void);

#endif
