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

  static let newsml = """
    <?xml version="1.0" encoding="UTF-8"?>
    <newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/">
      <header><sent>2020-05-09T10:00:00Z</sent></header>
      <itemSet>
        <newsItem guid="urn:x:1" version="2" xml:lang="en">
          <itemMeta><itemClass qcode="ninat:text"/>
            <versionCreated>2020-05-02T01:00:00+02:00</versionCreated></itemMeta>
          <contentMeta><contentCreated>2020-05-01T23:00:00-05:00</contentCreated>
            <headline>Head &amp; <em>more</em></headline></contentMeta>
          <contentSet><inlineXML contenttype="application/nitf+xml">
            <nitf:nitf xmlns:nitf="n"><nitf:body><nitf:body.head>
              <nitf:hedline><nitf:hl1>Inner</nitf:hl1></nitf:hedline>
              <nitf:dateline><nitf:location>ROME</nitf:location></nitf:dateline>
              </nitf:body.head>
              <nitf:body.content><nitf:p>One
                 flows.</nitf:p><nitf:p>Two<!-- no --> <![CDATA[<kept> ]]></nitf:p>
              </nitf:body.content></nitf:body></nitf:nitf>
          </inlineXML></contentSet>
        </newsItem>
        <newsItem guid="urn:x:2"><itemMeta>
          <versionCreated>2020-05-03T01:00:00Z</versionCreated></itemMeta>
          <contentSet><inlineXML><html><head><title>Page</title></head>
            <body><h1>Page</h1><p>Text</p></body></html></inlineXML></contentSet>
        </newsItem>
        <packageItem guid="urn:x:3"><contentMeta><headline>No</headline></contentMeta></packageItem>
      </itemSet>
    </newsMessage>

    """

  static let nitf = """
    <?xml version="1.0"?>
    <!DOCTYPE nitf SYSTEM "nitf.dtd" [ <!ENTITY a "b"> ]>
    <nitf>
      <head><title>Lower</title>
        <docdata><doc-id id-string="177"/><date.issue norm="20070203T000000"/></docdata>
        <pubdata name="The Paper" date.publication="20070202T000000" ex-ref="http://e.org/?a=1"/>
      </head>
      <body><body.head><hedline><hl1>Upper</hl1><hl2>Not this</hl2></hedline></body.head>
        <body.content>
          <block class="lead_paragraph"><p>One.</p></block>
          <block class="full_text"><p>One.</p><p>Two.</p></block>
        </body.content></body>
    </nitf>
    <nitf><body><body.content><p>Bare.</p></body.content></body></nitf>

    """

  static let rss = """
    <?xml version="1.0" encoding="UTF-8"?>
    <rss version="2.0" xmlns:content="c" xmlns:media="m" xmlns:atom="a"><channel>
    <title>Feed of &lt;things&gt;</title><link>http://e.org</link>
    <atom:link href="http://e.org/feed" rel="self"/>
    <image><title>Picture</title></image>
    <item>
      <media:title>Not this</media:title>
      <title>Ships &amp;amp; boats</title>
      <link>http://e.org/1?a=1&amp;b=2</link>
      <guid isPermaLink="false">tag:1</guid>
      <pubDate>Tue, 05 Mar 2019 23:00:00 -0800</pubDate>
      <source url="http://s.org">Wire</source>
      <description>Teaser</description>
      <content:encoded><![CDATA[<p>One</item> &amp; <b>two</b>.</p><script>no()</script><p>Three</p>]]></content:encoded>
    </item>
    <item><title><![CDATA[Second]]></title><dc:date>2019-03-06T01:00:00Z</dc:date>
      <description>&lt;p&gt;Escaped &amp;lt;kept&amp;gt; &#8212; dash&lt;br/&gt;line&lt;/p&gt;</description></item>
    <item/>
    <item><title>Third</title></item>
    </channel></rss>

    """

  static let atom = """
    <?xml version="1.0"?>
    <a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>Feed</a:title><a:updated>2020-01-01T00:00:00Z</a:updated>
    <a:entry>
      <a:title type="html">One &amp;lt; &lt;i&gt;two&lt;/i&gt;</a:title>
      <a:link rel="edit" href="http://e.org/no"/><a:link href="http://e.org/1"/>
      <a:id>urn:1</a:id><a:updated>2020-05-02T00:00:00Z</a:updated>
      <a:published>2020-05-01T23:59:59-08:00</a:published>
      <a:source><a:title>Other</a:title><a:id>no</a:id></a:source>
      <a:summary>Short</a:summary>
      <a:content type="xhtml"><div><p>Para</p><p>More &lt;b&gt;</p></div></a:content>
    </a:entry>
    <a:entry><a:title>Plain &lt;text&gt;</a:title><a:updated>2020-05-03T00:00:00Z</a:updated>
      <a:summary type="html"><![CDATA[<p>Sum</p>]]></a:summary></a:entry>
    </a:feed>

    """

  static let csv = """
    ,id,title,publication,author,date,url,content
    0,17,First,The Paper,A,2016-12-31,http://e.org/1,Plain text
    1,18,"A ""quoted"" title, with comma",The Paper,B,2017-01-02,,"Para one.

    Para ""two"", here.
    "
    2,19,,"Semi;colon",,"March 5, 1987",u,"x"
    3,20,Last,P,C,,,

    """

  static let multinews = """
    First story. NEWLINE_CHAR Its end. story_separator_special_tag Second story_sep story.
    Third ||| story.|||||Fourth.

    """

  static let text = """
    A heading

    Some words of text, which are an article.

    More words.
    """

  /// Formats whose records tell themselves wherever they begin, so that a gap at the beginning hides
  /// none of them; and how much of the first record is lost in that case.
  static let marked: [(dump: String, lost: Int)] = [
    (jsonLines, 60), (dated, 60), (reuters, 60), (json, 215), (jsonObjects, 60), (gigaword, 60),
    (trec, 60), (newsml, 951), (nitf, 400), (rss, 500), (atom, 350), (warc, 60), (wet, 60),
  ]

  static let all = marked.map(\.dump) + [csv, multinews, text]
}
