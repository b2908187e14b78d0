/// Small made-up dumps that hold what makes splitting hard.
enum Samples {
  static let jsonLines = #"""
    {"id": "a", "date": "2020-05-01", "title": "First", "text": "One\n\n\"Two\", he said.\u00e9"}

    {"text": "Only text \ud83d\ude00 {not} [nested]", "url": null, "tags": [1, {"text": "x"}, []]}
    {"source": "x.org", "date": "2021-02-29", "title": "No such day", "body": "\\\/\t"}
    {"headline": "Head", "url": "http://e.org", "meta": {"title": "wrong", "a": {"b": [[[]]]}}}

    """#

  static let dated = """
     date 2020-05-01 First title

    Para one.

    Para two. A line that holds date 2020-01-01 inside.
     date 2020-01-01 follows no blank line.

     date 2020-13-45 Impossible day

    Body.


     date 2020-05-03
    Untitled body.

     dates are sweet

     date 2020-05-04 Last, without a final newline

    End.
    """

  static let reuters = """
    <!DOCTYPE lewis SYSTEM "lewis.dtd">
    <REUTERS TOPICS="YES" OLDID="1" NEWID="18001">
    <DATE> 2-JUN-1987 10:04:07.81</DATE>
    <TOPICS><D>cpi</D></TOPICS>
    <TEXT>&#2;
    <TITLE>TITLE &lt;ONE></TITLE>
    <AUTHOR>    By A. Writer</AUTHOR>
    <DATELINE>    BRASILIA, June 2 - </DATELINE><BODY>President said &lt;IBM>.
        Second.
     Reuter
    &#3;</BODY></TEXT>
    </REUTERS>
    <REUTERS NEWID="2">
    <DATE>19-OCT-1987 15:37:46.03&#9;&#9;RM</DATE>
    <TEXT TYPE="BRIEF">&#2;
    ******<TITLE>BRIEF
    </TITLE>Blah.
    &#3;

    </TEXT>
    </REUTERS>
    <REUTERS NEWID="3">
    <DATE>26-FEB-1987</DATE>
    <TEXT TYPE="UNPROC">&#2;
    BARE TEXT
    of Reuter
     REUTER
    &#3;
    </TEXT>
    </REUTERS>

    """

  static let conll = """
    -DOCSTART-\tO

    EU\tB-ORG
    rejects\tO

    Peter B-PER
    Blackburn I-PER

    -DOCSTART- -X- O O
    Again\tO

    """

  static let json = """
    [
      {
        "id": "a", "title": "Fir\\u0073t, of three articles in an array",
        "date_publish": "2020-05-01 10:00:00",
        "maintext": "One {brace} [bracket] \\"quote\\" \\\\",
        "authors": [
          {"name": "A"},{ "name": "}" }
        ]
      },
      {
        "title": "Second",
        "publishing_date": "2020-05-02T23:30:00-05:00",
        "publisher": {"name": "The Paper", "url": "x"},
        "body": {
          "summary": ["In short"],
          "sections": [
            {"headline": [], "paragraphs": ["Para one", "Para \\u00e9"]},
            {"headline": ["Head"], "paragraphs": ["Para three"]}
          ]
        }
      }, {
        "title": "Third", "date": "None", "text": "Last"
      }
    ]

    """

  static let jsonObjects = """
    {
        "title": "One object after the other, as programs write them",
        "text": "Uno",
        "date": "20200501"
    }
    {
        "text": "Due",
        "nested": {
            "text": "wrong"
        }
    }{
        "text": "Tre"
    }
    """

  static let gigaword = """
    <DOC id="XYZ_ENG_20090531.0001" type="story" >
    <HEADLINE>
    Rates &amp; <B>prices</B>
    rise
    </HEADLINE>
    <DATELINE>
    PARIS, May 31 (XYZ)
    </DATELINE>
    <TEXT>
    <P>
    ``Prices rise,'' he said.
    They do.
    </P>
    <P>
    AT&T < all > others
    </TEXT>
    </DOC>
    <doc ID='XYZ_ENG_20090601.0002' TYPE="multi">
    <text>
      Bare text of many
      lines.
    </text>
    </doc>
    <DOC id="XYZ_ENG_20090602.0003" type="other" >
    <HEADLINE>Alone</HEADLINE>
    </DOC>

    """

  static let trec = """
    <DOC>
    <DOCNO> AB-0001 </DOCNO>
    <FILEID>AB-NR-01-01-88 0000EST</FILEID>
    <DD> 03/26/87 </DD>
    <DATE> March 5, 1989, Sunday, Home Edition </DATE>
    <HEAD>Not closed
    <TEXT>
       One.
       Two <DOCNOT> three.
    </TEXT>
    <BYLINE>By A. Writer</BYLINE>
    <TEXT>
       Three.
    </TEXT>
    </DOC>

    <DOC>
    <DOCNO>WX870324-0001</DOCNO>
    <HL>Two Makers
    @ Merge</HL>
    <DD>19870324</DD>
    <PUB>The Paper</PUB>
    <LP>    ROME -- Lead.
    </LP>
    <TEXT>    Rest.
    </TEXT>
    </DOC>

    """

  /// Formats whose records tell themselves wherever they begin, so that a gap at the beginning hides
  /// none of them; and how much of the first record is lost in that case.
  static let marked: [(dump: String, lost: Int)] = [
    (jsonLines, 60), (dated, 60), (reuters, 60), (json, 215), (jsonObjects, 60), (gigaword, 60),
    (trec, 60),
  ]

  static let all = marked.map(\.dump)
}
