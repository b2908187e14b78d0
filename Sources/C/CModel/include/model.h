// model.h - the compiled default model, embedded in the executable.
#ifndef BROADSHEET_MODEL_H
#define BROADSHEET_MODEL_H

#include <stddef.h>
#include <stdint.h>

const uint8_t *broadsheet_model_bytes(void);
size_t broadsheet_model_size(void);

#endif
