// pages.h - style sheets and scripts of the pages that the program writes, embedded in the executable.
#ifndef BROADSHEET_PAGES_H
#define BROADSHEET_PAGES_H

#include <stddef.h>
#include <stdint.h>

const uint8_t *broadsheet_report_style(size_t *size);
const uint8_t *broadsheet_report_script(size_t *size);

#endif
