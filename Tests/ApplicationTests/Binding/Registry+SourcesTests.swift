import Application
import Testing

/// The fingerprints that the next build will make, told from the sources as they are now.
@Suite struct RegistrySourcesTests {
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
    let error = #expect(throws: UsageError.self) { try Registry.all.afterBuilding("/nowhere") }
    #expect(error?.description.contains("there is no 'Package.swift' here") == true)
  }

  @Test func kindsThatTellNoSourcesStayAsTheyAre() throws {
    let place = try Workplace()
    try place.write("", to: "Package.swift")
    let after = try Registry.numbers.afterBuilding(place.folder)
    #expect(after.kinds.keys.sorted() == Registry.numbers.kinds.keys.sorted())
    #expect(after.kinds.values.allSatisfy { $0.fingerprint == "code-1" })
  }
}
