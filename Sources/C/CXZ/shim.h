#ifndef BROADSHEET_CXZ_SHIM_H
#define BROADSHEET_CXZ_SHIM_H

#include <lzma.h>

// LZMA_STREAM_INIT is a macro that Swift does not import; zeros are what it sets.
static inline lzma_stream broadsheet_lzma_stream(void) {
  lzma_stream stream = LZMA_STREAM_INIT;
  return stream;
}

#endif
