import Fingerprints
import Testing

@Suite struct SourceTokensTests {
  private func tokens(_ source: String, _ path: String) -> String {
    String(decoding: Fingerprints.tokens(of: Array(source.utf8), at: path), as: UTF8.self)
  }

  @Test func theExtensionTellsTheLanguage() {
    #expect(tokens("let a = 1 // one", "Sources/A/a.swift") == "let a = 1")
    for path in ["a.c", "a.h", "a.cpp", "a.hpp", "a.cc"] { #expect(tokens("int  a; // one", path) == "int a ; ") }
    #expect(tokens("module A // one", "module.modulemap") == "module A // one")
  }
}
