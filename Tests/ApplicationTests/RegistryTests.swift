import Application
import Testing

/// The code fingerprints that the build made, one for each family of stages.
@Suite struct RegistryTests {
  private func fingerprint(_ kind: String) throws -> String { try #require(Registry.all.kinds[kind]).fingerprint }

  @Test func kindsOfAFamilyShareItsFingerprint() throws {
    #expect(try fingerprint("fit-mixture") == fingerprint("evaluate-mixture"))
    #expect(try fingerprint("component-curve") == fingerprint("mixture-scatter"))
  }

  /// So an edit below one family, such as of `Plotting` below the figures, leaves the keys of the others alone.
  @Test func eachFamilyHasAFingerprintOfItsOwn() throws {
    let kinds = ["sample-pinwheel", "fit-mixture", "compare-mixtures", "mixture-scatter"]
    #expect(Set(try kinds.map(fingerprint)).count == kinds.count)
  }

  @Test func aFingerprintIsADigest() throws {
    #expect(try fingerprint("fit-mixture").count == 64)
    #expect(try fingerprint("fit-mixture").allSatisfy(\.isHexDigit))
  }

  @Test(arguments: workParameters.keys.sorted())
  func whatTimeGrowsWithIsAParameterOfItsKind(_ kind: String) throws {
    let lines = listKinds().text.split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex(of: "run: \(kind)"))
    let about = lines[start...].prefix { !$0.isEmpty }
    for name in workParameters[kind] ?? [] { #expect(about.contains { $0.hasPrefix("    \(name): ") }) }
  }
}
