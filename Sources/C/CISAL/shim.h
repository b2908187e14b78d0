#ifndef BROADSHEET_CISAL_SHIM_H
#define BROADSHEET_CISAL_SHIM_H

#include <isa-l/igzip_lib.h>
#include <string.h>

// ISA-L inflates ahead into a buffer of its own, which Swift does not import for its size. At damage
// it leaves there what it had inflated before: this takes up to `room` bytes of it.
static inline size_t broadsheet_isal_drain(struct inflate_state *state, uint8_t *target, size_t room) {
  size_t count = 0;
  if (state->tmp_out_valid > state->tmp_out_processed)
    count = (size_t)(state->tmp_out_valid - state->tmp_out_processed);
  if (count > room) count = room;
  memcpy(target, state->tmp_out_buffer + state->tmp_out_processed, count);
  state->tmp_out_processed += (int32_t)count;
  return count;
}

#endif
