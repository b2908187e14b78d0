// gazetteer.h - the compiled built-in gazetteer, embedded in the executable.
#ifndef BROADSHEET_GAZETTEER_H
#define BROADSHEET_GAZETTEER_H

#include <stddef.h>
#include <stdint.h>

const uint8_t *broadsheet_gazetteer_bytes(void);
size_t broadsheet_gazetteer_size(void);

#endif
