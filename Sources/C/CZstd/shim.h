#ifndef BROADSHEET_CZSTD_SHIM_H
#define BROADSHEET_CZSTD_SHIM_H

#include <zstd.h>
#include <zstd_errors.h>

#endif
