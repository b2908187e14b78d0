#ifndef BROADSHEET_CSQLITE_SHIM_H
#define BROADSHEET_CSQLITE_SHIM_H

#include <sqlite3.h>

// SQLITE_STATIC is a cast to a function pointer, which Swift does not import: the bytes outlive the
// step that follows. A null address would be NULL and no text, so that an empty one has this.
static inline int broadsheet_bind_text(sqlite3_stmt *statement, int index, const void *bytes,
                                       long start, long length) {
  const char *text = bytes && length > 0 ? (const char *)bytes + start : "";
  return sqlite3_bind_text64(statement, index, text, (sqlite3_uint64)length, SQLITE_STATIC,
                             SQLITE_UTF8);
}

// The same, and SQLite keeps a copy.
static inline int broadsheet_bind_copy(sqlite3_stmt *statement, int index, const void *bytes,
                                       long length) {
  const char *text = bytes && length > 0 ? (const char *)bytes : "";
  return sqlite3_bind_text64(statement, index, text, (sqlite3_uint64)length, SQLITE_TRANSIENT,
                             SQLITE_UTF8);
}

#endif
