internal import Indexing

/// What to read, what to count, and with how many workers.
///
/// Only the selections change a result; workers never do.
public struct Options: Sendable {
  /// Tasks that normalize and tag; at least 1.
  public var workers = 2
  /// The format of every dump; nil lets each dump's content decide.
  public var inputFormat: InputFormat?
  /// JSON fields to read instead of the usual ones.
  public var fields: [Field: String] = [:]
  /// The columns of tables without a header, in order, by the names that headers have for them; `-` or
  /// nothing for one that is not read.
  public var columns: [String] = []
  /// Counts articles of this day and later, `YYYY-MM-DD`; those without a date are left out.
  public var since: String?
  /// Counts articles up to and including this day, `YYYY-MM-DD`.
  public var until: String?
  /// Counts articles in these languages, and those too short to tell: usually the languages that the
  /// tagger's model reads.
  public var languages = Languages.ofModel
  /// Counts articles by language, even where all are wanted.
  package var countsLanguages = false
  /// What the search for the dumps passed over, for the summary.
  package var passed = PassedFiles()
  /// Notes which fields of the dumps are read as what.
  package var describesFields = false
  /// The path of a file that lists each rejected record and each damaged place, as TSV: file, member,
  /// offset, reason, first bytes.
  public var rejects: String?
  /// Bytes that the whole process may take, about; what does not fit is sorted on disk.
  public var memory = 128 << 20
  /// Which copies of articles a count into a folder finds.
  public var copies = Copies.near
  /// After about so many bytes of counts, a segment is written: an interrupted run resumes after it.
  package var segmentBytes = SegmentBuilder.usualLimit
  /// The folder for sorting on disk, in unnamed files, if there is no output folder.
  public var scratch = "/var/tmp"
  /// Stops after a stage: for benchmarks.
  public var through = Stage.aggregate

  /// The defaults.
  public init() {}

  /// Formats of dumps, by the names of `--input-format`; the README says how each is detected.
  public enum InputFormat: String, CaseIterable, Sendable {
    case jsonl, json, dated, reuters, sgml, warc, html, newsml, nitf, rss, atom, csv, multinews
    case lexis, text, conll
  }

  /// What a JSON field is read as.
  public enum Field: String, CaseIterable, Sendable {
    case text, title, date, url, id, source
  }

  /// Which articles count as copies of an earlier one.
  public enum Copies: String, CaseIterable, Sendable {
    case none, exact, near
  }

  /// The stages, in the order of the data; a run through one of them does all before it, too.
  public enum Stage: Int, CaseIterable, Sendable {
    case decompress, split, normalize, tag, aggregate
  }
}
