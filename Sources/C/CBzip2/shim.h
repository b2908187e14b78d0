#ifndef BROADSHEET_CBZIP2_SHIM_H
#define BROADSHEET_CBZIP2_SHIM_H

#include <bzlib.h>

#endif
