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

  static let page = """
    <!DOCTYPE html><html><head><meta charset="utf-8"><title>Harbour opens - The Paper</title>
    <script type="application/ld+json">{"datePublished":"2020-05-01"}</script></head><body>
    <nav><a href="/">Home</a></nav><!-- ad --><article class='story'>
    <p>The mayor &amp; her son opened the caf\u{E9} at the harbour on <b>Monday</b>.</p>
    <p>A line that begins with a mark follows here, which is no record of its own:
    WARC/1.0 is only text where a length says so.</p></article></body></html>
    """

  static let warc =
    WARCFixture.response("Boris", newline: "\n").text + WARCFixture.other("request").text
    + WARCFixture.response("Anna", status: "HTTP/2 404 ").text
    + WARCFixture.response(html: page).text

  static let wet: String = {
    var text = WARCFixture.conversion("Title\nMenu\n\nThe \u{201C}body\u{201D}.\n")
    text.newline = "\n"
    return text.text + WARCFixture.conversion("Other title").text
  }()

  static let all = [jsonLines, dated, reuters, warc, wet]
}
