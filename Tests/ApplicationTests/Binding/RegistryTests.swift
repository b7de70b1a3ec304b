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

  /// What the built fingerprints say of the sources that they were built from: nothing has changed.
  @Test func anUneditedCopyChangesNoFamily() throws {
    let copy = try ScratchSources()
    #expect(try copy.familiesThatChange().isEmpty)
  }

  @Test(arguments: [
    Edit("Mixtures/ExpectationMaximization.swift", [.mixtures, .fits]),
    Edit("CMixtureKernels/moments_full.c", [.mixtures, .fits]),
    Edit("RowBlocks/RowBlocks.swift", [.data, .mixtures, .fits, .alignment, .likelihood, .figures]),
    Edit("CNetworkKernels/adam.c", [.fits, .queries, .assumptions]),
    Edit("Alignment/Codes/AffineScore.swift", [.alignment, .likelihood]),
    Edit("AlignmentArtifacts/NamedNumbers.swift", [.alignment, .figures]),
    Edit("LikelihoodArtifacts/SliceScan.swift", [.likelihood, .assumptions, .figures]),
    Edit("LearningArtifacts/LearningCurve.swift", [.fits, .queries, .assumptions, .figures]),
    Edit("AutoencoderQueryStages/Encode.swift", [.queries]),
    Edit("StructuredAutoencoders/Climb/Climb.swift", [.queries]),
    Edit("Assumptions/AssumptionLinter.swift", [.assumptions]),
    Edit("AssumptionArtifacts/RegionMap.swift", [.assumptions, .figures]),
    Edit("PyTorchFormat/PyTorchFile.swift", [.assumptions]),
    Edit("IDXFormat/IDXFile.swift", [.data]),
    Edit("SafetensorsFormat/Tensor.swift", [.fits, .queries, .assumptions]),
    Edit("NumpyFormat/Npy.swift", Set(Family.allCases).subtracting([.likelihood])),
    // What only reads is in the keys of those who read what others wrote.
    Edit("NumpyFormat/Reading/NumpyHeader.swift", [.data, .arrays, .mixtures, .alignment, .assumptions, .figures]),
    Edit("CSVFormat/Reading/CSVScanner.swift", [.data, .arrays, .alignment]),
    Edit("SafetensorsFormat/Reading/SafetensorsHeaderParser.swift", [.assumptions]),
    Edit("Parameters/Suggestion.swift", []),
    Edit("Plotting/Axis.swift", [.figures]),
    Edit("Workflow/Plan.swift", []),
    Edit("Application/Running/StageBody.swift", []),
    Edit("Stages/ValuesFile.swift", Set(Family.allCases)),
    Edit("Stages/Stage+Files.swift", Set(Family.allCases)),
    Edit("LinearAlgebra/Products.swift", Set(Family.allCases)),
  ])
  func anEditReachesExactlyTheFamiliesThatCanCallIt(edit: Edit) throws {
    let copy = try ScratchSources()
    try copy.append(edit.isC ? "\n// a remark\n" : "\n/* a remark */\n", to: edit.path)
    #expect(try copy.familiesThatChange().isEmpty)
    try copy.append(edit.isC ? "\nint edited;\n" : "\nprivate let edited = 1\n", to: edit.path)
    #expect(try copy.familiesThatChange() == edit.families)
  }

  @Test func filesThatComeAndGoCount() throws {
    let copy = try ScratchSources()
    try copy.append("let new = 1", to: "Sources/Plotting/New.swift")
    #expect(try copy.familiesThatChange() == [.figures])
    try copy.remove("Sources/Plotting/New.swift")
    #expect(try copy.familiesThatChange().isEmpty)
    try copy.remove("Sources/Datasets/Pinwheel.swift")
    #expect(try copy.familiesThatChange() == [.data])
  }

  @Test func aFolderWithoutSourcesIsRefused() {
    #expect(throws: UsageError.self) { try Registry.all.afterBuilding("/nowhere") }
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
