#include "pages.h"

static const uint8_t report_style[] = {
#embed "report.css"
};

static const uint8_t report_script[] = {
#embed "report.js"
};

const uint8_t *broadsheet_report_style(size_t *size) {
  *size = sizeof report_style;
  return report_style;
}

const uint8_t *broadsheet_report_script(size_t *size) {
  *size = sizeof report_script;
  return report_script;
}
