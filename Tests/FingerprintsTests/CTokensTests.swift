import Fingerprints
import Testing

/// What a comment or a blank may change in C and C++, and what an edit of code must.
@Suite struct CTokensTests {
  private func tokens(_ source: String) -> String {
    String(decoding: Fingerprints.tokens(ofC: Array(source.utf8)), as: UTF8.self)
  }

  @Test(arguments: [
    ("int a = 1; // one", "int a = 1; // another"),
    ("int a = 1;\n\n  int b = 2;", "int a=1; int b=2;"),
    ("int a /* x */ = 1;", "int a /* y // z */ = 1;"),
    ("/// Says.\nvoid f(void);", "/// Says more,\n/// and more.\nvoid f(void);"),
    ("a = *b + -c;", "a=*b+-c;"),
    ("f(x,\n  y);", "f( x , y );"),
    ("#include <math.h>\nint a;", "#include <math.h> // for exp\n\n\nint a;"),
    ("#define A 1 /* one */\n", "#define A   1\n"),
    ("#define A \\\n  1\n", "#define A 1\n"),
    ("// a \\\n b\nint a;", "int a;"),
    ("x = 1'000; // c", "x = 1'000;"),
    ("R\"x(a)x\" // b", "R\"x(a)x\""),
    ("  int a;", "int a;"),
    ("// A head.\nint a;\n", "int a;"),
  ])
  func commentsAndSpacingDoNotCount(one: String, other: String) { #expect(tokens(one) == tokens(other)) }

  @Test(arguments: [
    ("int a = 1;", "int a = 2;"),
    ("int ab;", "int a b;"),
    ("a + +b", "a ++b"),
    ("a > > b", "a >> b"),
    ("x = 1e+5;", "x = 1e + 5;"),
    ("x = a.b;", "x = a .5 b;"),
    ("#define F(x) 1", "#define F (x) 1"),
    ("#define A\nint a;", "#define A int a;"),
    ("#if A\n#endif", "#if B\n#endif"),
    ("int a;\n#define A", "int a; #define A"),
    (#"s = "x // y";"#, #"s = "x // z";"#),
    (#"s = "x /* y";"#, #"s = "x /* z";"#),
    (#"s = "two  blanks";"#, #"s = "two blanks";"#),
    (#"s = "a\" // y";"#, #"s = "a\" // z";"#),
    (#"c = '"'; d = 1;"#, #"c = '"'; d = 2;"#),
    ("s = R\"(a // b)\";", "s = R\"(a // c)\";"),
    ("s = R\"x(a)\" // b)x\";", "s = R\"x(a)\" // c)x\";"),
    ("s = u8R\"(a\n  b)\";", "s = u8R\"(a\n b)\";"),
    (#"s = L"a";"#, #"s = L "a";"#),
    ("x = 1'000 + '/* a';", "x = 1'000 + '/* b';"),
  ])
  func editsOfCodeAndLiteralsCount(one: String, other: String) { #expect(tokens(one) != tokens(other)) }

  @Test func codeAfterALiteralIsCodeAgain() {
    #expect(tokens("f(R\"(a)\") // c") == "f ( R\"(a)\" ) ")
    #expect(tokens("f('\\'') /* c */ + 1") == "f ( '\\'' ) + 1 ")
  }

  @Test(arguments: ["/* open", "\"open", "'open", "R\"x(open", "R\"", "\\", "1e", "#", "#define A \\", "L\""])
  func whatIsNeverClosedEndsWithTheSource(source: String) {
    #expect(tokens(source).utf8.count <= 2 * source.utf8.count + 1)
  }
}
