import Fingerprints
import Testing

/// What a comment or an indentation may change, and what an edit of code must.
@Suite struct SwiftTokensTests {
  private func tokens(_ source: String) -> String {
    String(decoding: Fingerprints.tokens(ofSwift: Array(source.utf8)), as: UTF8.self)
  }

  @Test(arguments: [
    ("let a = 1 // one", "let a = 1 // another"),
    ("let a = 1\n\n  let b = 2", "let a = 1\nlet b = 2"),
    ("let a = /* x */ 1", "let a = /* y /* nested */ z */ 1"),
    ("/// Says.\nfunc f() {}", "/// Says more,\n/// and more.\nfunc f() {}"),
    ("a\n// between\nb", "a\n\n\nb"),
    ("// A head.\n\nlet a = 1\n", "let a = 1"),
    ("let a = 1\n// A foot.\n", "let a = 1\n"),
    (#"f("\(x /* in here */)")"#, #"f("\(x /* and there */)")"#),
  ])
  func commentsAndIndentationDoNotCount(one: String, other: String) { #expect(tokens(one) == tokens(other)) }

  @Test(arguments: [
    ("let a = 1", "let a = 2"),
    ("a b", "ab"),
    ("return\nf()", "return f()"),
    ("return /* \n */ f()", "return f()"),
    (#"let a = "x // y""#, #"let a = "x // z""#),
    (#"let a = "x /* y""#, #"let a = "x /* z""#),
    (#"let a = "two  blanks""#, #"let a = "two blanks""#),
    ("let a = \"\"\"\n  x // y\n  \"\"\"", "let a = \"\"\"\n  x // z\n  \"\"\""),
    (##"let a = #"a " // y"#"##, ##"let a = #"a " // z"#"##),
    (#"f("\(g("a // b"))") + 1"#, #"f("\(g("a // c"))") + 1"#),
    (#"f("\(g(1, (2)))  // x")"#, #"f("\(g(1, (2)))  // y")"#),
    (#"f("quote \" // x")"#, #"f("quote \" // y")"#),
    (#"let r = /a\//; f(1)"#, #"let r = /a\//; f(2)"#),
    ("let r = #/a//b/#; f(1)", "let r = #/a//b/#; f(2)"),
  ])
  func editsOfCodeAndLiteralsCount(one: String, other: String) { #expect(tokens(one) != tokens(other)) }

  @Test func codeAfterARawStringIsCodeAgain() {
    #expect(tokens(##"f(#"a"b"#) // c"##) == ##"f(#"a"b"#)"##)
  }

  @Test(arguments: ["/* open", "\"open", "\"\"\"open", "#\"open", "\"\\(open", "#/open", "\\"])
  func whatIsNeverClosedEndsWithTheSource(source: String) { #expect(tokens(source).utf8.count <= source.utf8.count) }
}
