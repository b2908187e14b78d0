extension Nicknames {
  /// "christop" is "Christoph" and "Christopher": eight letters of a name count.
  static let english: Nicknames = """
    albert al bert
    andrew andy drew
    anthony tony
    barbara barb
    benjamin ben
    bernard bernie
    charles chuck charlie
    christop chris
    christin chris
    daniel dan danny
    david dave
    deborah debbie deb
    donald don
    douglas doug
    edward ed ted eddie ned
    edmund ed
    elizabet liz beth betty
    eugene gene
    frederic fred
    gerald jerry gerry
    gregory greg
    harold hal
    henry hank harry
    jacob jake
    james jim jimmy jamie
    jeffrey jeff
    jennifer jen jenny
    john jack johnny
    jonathan jon
    joseph joe
    joshua josh
    katherin kate kathy katie
    kathleen kathy
    kenneth ken
    lawrence larry
    leonard len leo
    margaret maggie peggy meg
    matthew matt
    michael mike mick
    mitchell mitch
    nathan nate
    nicholas nick
    norman norm
    patricia pat patty
    patrick pat
    peter pete
    philip phil
    phillip phil
    randall randy
    raymond ray
    richard dick rick rich
    robert bob bobby rob bert
    ronald ron
    russell russ
    samuel sam
    stephen steve
    steven steve
    stuart stu
    susan sue
    theodore ted
    terrence terry
    thomas tom tommy
    timothy tim
    victoria vicky
    vincent vince
    walter walt
    william bill will billy
    zachary zach
    """
}
