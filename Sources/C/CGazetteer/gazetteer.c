#include "gazetteer.h"

static const uint8_t bytes[] = {
#embed "gazetteer.bin"
};

const uint8_t *broadsheet_gazetteer_bytes(void) { return bytes; }
size_t broadsheet_gazetteer_size(void) { return sizeof bytes; }
