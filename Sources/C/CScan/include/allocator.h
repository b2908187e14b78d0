// What Swift's module of the C library leaves out: settings of the allocator.
#ifndef BROADSHEET_ALLOCATOR_H
#define BROADSHEET_ALLOCATOR_H

#include <stdlib.h>
#if defined(__GLIBC__)
#include <malloc.h>
#endif

/// Has blocks of a mebibyte and more given back to the system when they are freed. By default glibc
/// raises that border with the blocks that it sees, and keeps up to 32 MiB of each thread's.
static inline void allocator_returns_large_blocks(void) {
#if defined(__GLIBC__)
  mallopt(M_MMAP_THRESHOLD, 1 << 20);
#endif
}

#endif
