// The interface of libFuzzer, which comes with the compiler's runtime and without a header.
#pragma once

#include <stddef.h>
#include <stdint.h>

/// Runs libFuzzer over `target`, which returns 0.
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*target)(const uint8_t *data, size_t size));
