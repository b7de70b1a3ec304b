import Application
import Parameters
import Stages
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

  /// What a kind takes is told to the end, and in words.
  @Test(arguments: Registry.all.kinds.keys.sorted())
  func everyParameterIsDeclaredOnceAndExplained(_ kind: String) throws {
    let type = try #require(Registry.all.kinds[kind]).type
    let declarations = ParameterReader.declarations(of: type)
    #expect(Set(declarations.map(\.name)).count == declarations.count)
    var reader = ParameterReader.describing()
    #expect(throws: Never.self) { _ = try type.init(from: &reader) }
    for declaration in declarations {
      #expect(declaration.about.hasSuffix("."), "\(declaration.name) has no sentence")
    }
  }

  /// So a search for the name of a value in a report ends where the value is made. Facets alone are counted.
  @Test func everyNameOfAValueStandsWholeInTheSources() throws {
    let sources = try ScratchSources().texts()
    for (kind, found) in Registry.all.kinds {
      for name in outputNames(of: found.type) where name.firstMatch(of: /facet-\d/) == nil {
        #expect(sources.contains { $0.contains("\"\(name)\"") }, "'\(name)' of '\(kind)' is put together from parts")
      }
    }
  }

  private func outputNames<Kind: Stage>(of type: Kind.Type) -> [String] { Kind.Output.valueNames }

  @Test func whatMayBeLeftOutIsListed() {
    let lines = listKinds().text
    #expect(lines.contains("labels: a .npy or .csv file, relative to the notebook; may be left out\n"))
    #expect(lines.contains("        How many components the mixture has, K.\n"))
  }

  @Test(arguments: workParameters.keys.sorted())
  func whatTimeGrowsWithIsAParameterOfItsKind(_ kind: String) throws {
    let lines = listKinds().text.split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex(of: "run: \(kind)"))
    let about = lines[start...].prefix { !$0.isEmpty }
    for name in workParameters[kind] ?? [] { #expect(about.contains { $0.hasPrefix("    \(name): ") }) }
  }
}
