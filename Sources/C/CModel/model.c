#include "model.h"

static const uint8_t bytes[] = {
#embed "model.bin"
};

const uint8_t *broadsheet_model_bytes(void) { return bytes; }
size_t broadsheet_model_size(void) { return sizeof bytes; }
