// Public enums that mirror those of other modules. Each is joined to its twin by a switch in both
// directions, so that the compiler notices where one of them gains a case.

internal import BroadsheetCore
internal import Splitting
internal import Tables

extension Options.InputFormat {
  var format: DumpFormat {
    switch self {
    case .jsonl: .jsonl
    case .json: .json
    case .dated: .dated
    case .reuters: .reuters
    case .sgml: .sgml
    case .warc: .warc
    case .html: .html
    case .newsml: .newsml
    case .nitf: .nitf
    case .rss: .rss
    case .atom: .atom
    case .csv: .csv
    case .multinews: .multinews
    case .lexis: .lexis
    case .text: .text
    case .conll: .conll
    }
  }

  init(_ format: DumpFormat) {
    switch format {
    case .jsonl: self = .jsonl
    case .json: self = .json
    case .dated: self = .dated
    case .reuters: self = .reuters
    case .sgml: self = .sgml
    case .warc: self = .warc
    case .html: self = .html
    case .newsml: self = .newsml
    case .nitf: self = .nitf
    case .rss: self = .rss
    case .atom: self = .atom
    case .csv: self = .csv
    case .multinews: self = .multinews
    case .lexis: self = .lexis
    case .text: self = .text
    case .conll: self = .conll
    }
  }
}

extension Options.Copies {
  var kind: Copies {
    switch self {
    case .none: .none
    case .exact: .exact
    case .near: .near
    }
  }

  init(_ kind: Copies) {
    switch kind {
    case .none: self = .none
    case .exact: self = .exact
    case .near: self = .near
    }
  }
}

extension TableOptions.Period {
  var kind: Period {
    switch self {
    case .day: .day
    case .week: .week
    case .month: .month
    }
  }

  /// Nil for years, of which no table is made.
  init?(_ kind: Period) {
    switch kind {
    case .day: self = .day
    case .week: self = .week
    case .month: self = .month
    case .year: return nil
    }
  }
}

extension TableOptions.Format {
  var kind: TableKind {
    switch self {
    case .tsv: .tsv
    case .csv: .csv
    case .jsonl: .jsonl
    case .table: .table
    case .sqlite: .sqlite
    }
  }

  init(_ kind: TableKind) {
    switch kind {
    case .tsv: self = .tsv
    case .csv: self = .csv
    case .jsonl: self = .jsonl
    case .table: self = .table
    case .sqlite: self = .sqlite
    }
  }
}

extension TableFormat {
  var kind: TableKind {
    switch self {
    case .tsv: .tsv
    case .csv: .csv
    case .jsonl: .jsonl
    case .table: .table
    }
  }

  /// Nil for a database, which cannot be written as a stream.
  init?(_ kind: TableKind) {
    switch kind {
    case .tsv: self = .tsv
    case .csv: self = .csv
    case .jsonl: self = .jsonl
    case .table: self = .table
    case .sqlite: return nil
    }
  }
}
