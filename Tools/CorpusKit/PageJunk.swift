/// Text around the articles of made pages: menus, links to other pages, notices.
///
/// It is capitalised like names but contains none: no word here has an ending of minted names
/// (`Parts.endings`), and none is a well-known name.
package enum PageJunk {
  static let site = "The Made Gazette"
  static let menu = [
    "Home", "World", "Politics", "Business", "Sport", "Culture", "Science", "Climate",
  ]
  static let menuLine = menu.joined(separator: " ")
  static let links = [
    "Five Things You Missed This Week", "What We Know So Far About The Big Storm",
    "How The Budget Affects Families", "The Long Read: Life Beyond The Storm",
    "In Pictures: The Best Of The Weekend", "Quiz: Test What You Know",
  ]
  static let heads = ["Most Read Stories", "Related Coverage", "Best Of The Week"]
  static let byline = "By Staff Desk"
  static let caption = "File Picture: The Old Bridge In Spring"
  static let teaser = "Read The Full Story On Our Site"
  static let notice = "All The Best Stories Of The Day In One Place"
  /// Long enough to look like a paragraph.
  static let pitch =
    "Sign Up For The First Edition And Get All The Best Stories Of The Day Each Week."
  static let rights =
    "Copyright 2024 The Made Gazette, All Rights Reserved, Photographs And Quotes Included."
  static let tail = ["Privacy Notice", "Terms Of Use", "Contact Us", "Jobs"]

  package static let all =
    [site, byline, caption, teaser, notice, pitch, rights] + menu + links + heads + tail
}
