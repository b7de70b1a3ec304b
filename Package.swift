// swift-tools-version: 6.2
import PackageDescription

// Full speed in the debug build that `swift run` makes, strictness everywhere.
let strict: [SwiftSetting] = [
  .unsafeFlags(["-O", "-wmo", "-num-threads", "2", "-disable-batch-mode"], .when(configuration: .debug)),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableExperimentalFeature("Lifetimes"),
]
// A run that has nothing to do is mostly the start of the process: a static runtime at a fixed address halves it.
let quickStart = [
  "-use-ld=lld", "-static-stdlib", "-Xclang-linker", "-no-pie", "-lCoreFoundation", "-l_FoundationICU",
  "-l_FoundationCShims", "-l_FoundationCollections",
]
let fast: [CSetting] = [.unsafeFlags(["-O3"])]
let fastCxx: [CXXSetting] = [.unsafeFlags(["-O2"])]

/// A target of Swift sources, which may import exactly what it names here.
func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// A family of stages: its sources and all below it make the code fingerprint in the keys of its stages.
func stages(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: ["Stages"] + dependencies, swiftSettings: strict, plugins: ["Fingerprint"])
}

/// The tests of a target, which see what it sees.
func tests(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.byName(name: name), "TestSupport"] + dependencies, resources: resources,
    swiftSettings: strict)
}

let package = Package(
  name: "latent-identifiability",
  products: [.executable(name: "pipeline", targets: ["pipeline"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
  ],
  targets: [
    // 0: C and C++ behind plain C interfaces, and what every Swift target may use.
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CMarkdown", providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .target(name: "COpenBLAS", cSettings: fast),
    .target(name: "CNLopt", cSettings: fast),
    .target(name: "CMixtureKernels", cSettings: fast),
    .target(name: "CAlignmentKernels", cSettings: fast),
    .target(name: "CNetworkKernels", cSettings: fast),
    .target(name: "CPage", exclude: ["page.css", "page.js", "scatter.js"]),
    .target(name: "CGnuplot", cxxSettings: fastCxx, linkerSettings: [.linkedLibrary(":libboost_iostreams.a")]),
    library("Requirements"),
    library("Wording"),
    library("FormatErrors"),
    library("Fingerprints", ["CCrypto"]),

    // 1: foundations, strangers to one another.
    library("LinearAlgebra", ["COpenBLAS", "Requirements"]),
    library("Randomness", ["Requirements"]),
    library("Parameters"),
    library("Optimization", ["CNLopt"]),
    library("Statistics", ["Requirements"]),
    library("Memory"),
    library("Workflow", ["CCrypto", "Fingerprints"]),
    library("Markdown", ["CMarkdown"]),
    library("GzipFormat", ["CZlib", "FormatErrors", "Requirements"]),
    library("ZipFormat", ["CZlib", "FormatErrors", "Requirements"]),
    // Stands on Workflow, as one of its sites.
    library("Slurm", ["Workflow"]),

    // 2: tools that need a foundation.
    library("Probability", ["LinearAlgebra", "Randomness", "Requirements"]),
    library("RowBlocks", ["LinearAlgebra"]),
    library("CSVFormat", ["FormatErrors", "LinearAlgebra", "Requirements"]),
    library("NumpyFormat", ["FormatErrors", "LinearAlgebra", "Requirements"]),
    library("SafetensorsFormat", ["FormatErrors", "LinearAlgebra", "Requirements"]),
    library("IDXFormat", ["FormatErrors", "GzipFormat"]),
    library("PyTorchFormat", ["FormatErrors", "ZipFormat"]),
    library("Plotting", ["CGnuplot", "LinearAlgebra", "Parameters", "Requirements"]),
    library("Networks", ["CNetworkKernels", "LinearAlgebra", "Randomness", "Requirements"]),
    library("Notebooks", ["Parameters", "Markdown", "Statistics", .product(name: "Yams", package: "Yams"), "Wording"]),
    library("Pages", ["CPage", "Markdown"]),

    // 3: the science, strangers to one another.
    library("Datasets", ["LinearAlgebra", "Randomness", "Probability", "Requirements"]),
    library("Mixtures", ["CMixtureKernels", "LinearAlgebra", "Randomness", "Probability", "RowBlocks", "Wording"]),
    library("Autoencoders", ["LinearAlgebra", "Randomness", "Probability", "Networks", "Requirements"]),
    library(
      "Alignment",
      ["CAlignmentKernels", "LinearAlgebra", "Randomness", "Probability", "RowBlocks", "Requirements"]),
    library("Likelihood", ["LinearAlgebra", "Randomness", "Optimization", "Probability"]),
    library("WarpedMixtures", ["LinearAlgebra", "Randomness", "Probability", "Requirements"]),
    library("Assumptions", ["LinearAlgebra", "Randomness", "Probability", "Requirements", "Wording"]),
    library("Contrastive", ["LinearAlgebra", "Randomness", "Requirements"]),

    // Stands on Autoencoders, whose inference with a conjugate prior and whose bounds it takes; there they are in the keys
    // of fits that take hours.
    library(
      "StructuredAutoencoders",
      ["Autoencoders", "LinearAlgebra", "Randomness", "Probability", "Networks", "Requirements"]),

    // 4: stages, what they are and what they hand one another. A family each, with the artifacts that it alone makes,
    // so that an edit reaches the keys of one family only.
    library("Stages", ["Parameters", "Requirements"]),
    library("FileStages", ["Stages", "Parameters"]),
    library("Checkpoints", ["Stages"]),
    library("Interchange", ["Stages", "LinearAlgebra", "Probability", "NumpyFormat", "Requirements"]),
    library("DataArtifacts", ["Stages", "LinearAlgebra", "NumpyFormat", "Requirements"]),
    library("LearningArtifacts", ["Stages", "LinearAlgebra", "CSVFormat", "Requirements"]),
    library(
      "AutoencoderArtifacts",
      [
        "LearningArtifacts", "Stages", "Interchange", "LinearAlgebra", "Probability", "Networks", "Autoencoders",
        "CSVFormat", "SafetensorsFormat", "Requirements",
      ]),
    library(
      "StructuredAutoencoderArtifacts",
      [
        "AutoencoderArtifacts", "LearningArtifacts", "Stages", "Interchange", "LinearAlgebra", "Probability",
        "Networks", "Autoencoders", "StructuredAutoencoders", "SafetensorsFormat",
      ]),
    library(
      "AlignmentArtifacts", ["Stages", "LinearAlgebra", "Statistics", "CSVFormat", "NumpyFormat", "Requirements"]),
    library("JSONArtifacts", ["Stages"]),
    library(
      "DecoderFiles",
      [
        "FormatErrors", "LinearAlgebra", "NumpyFormat", "PyTorchFormat", "SafetensorsFormat", "ZipFormat", "Networks",
        "Parameters", "Probability", "Assumptions", "Autoencoders", "AutoencoderArtifacts", "Wording",
      ]),
    library("AssumptionArtifacts", ["JSONArtifacts", "Stages"]),
    library("LikelihoodArtifacts", ["JSONArtifacts", "Stages", "Statistics"]),
    stages(
      "DataStages",
      [
        "DataArtifacts", "FileStages", "Interchange", "Parameters", "LinearAlgebra", "Randomness", "Memory",
        "RowBlocks", "CSVFormat", "NumpyFormat", "IDXFormat", "Datasets",
      ]),
    stages(
      "ArrayStages",
      [
        "Interchange", "Parameters", "LinearAlgebra", "FormatErrors", "CSVFormat", "NumpyFormat", "ZipFormat",
        "Wording",
      ]),
    stages(
      "MixtureStages",
      [
        "Checkpoints", "FileStages", "Interchange", "Parameters", "LinearAlgebra", "Randomness", "Memory",
        "NumpyFormat", "Probability", "RowBlocks", "Mixtures",
      ]),
    stages(
      "AutoencoderFitStages",
      [
        "AutoencoderArtifacts", "Checkpoints", "Interchange", "Parameters", "LinearAlgebra", "Randomness",
        "Probability", "Networks", "Mixtures", "Autoencoders", "Memory",
      ]),
    stages(
      "StructuredAutoencoderStages",
      [
        "AutoencoderArtifacts", "StructuredAutoencoderArtifacts", "LearningArtifacts", "Checkpoints", "Interchange",
        "Parameters", "LinearAlgebra", "Randomness", "Probability", "Networks", "Mixtures", "Autoencoders",
        "StructuredAutoencoders", "CSVFormat", "SafetensorsFormat", "Memory",
      ]),
    stages(
      "AutoencoderQueryStages",
      [
        "AutoencoderArtifacts", "StructuredAutoencoderArtifacts", "Interchange", "Parameters", "LinearAlgebra",
        "Randomness", "Probability", "Networks", "Autoencoders", "StructuredAutoencoders",
      ]),
    stages(
      "AlignmentStages",
      [
        "AlignmentArtifacts", "FileStages", "Interchange", "Parameters", "LinearAlgebra", "Randomness", "Probability",
        "RowBlocks", "Statistics", "CSVFormat", "NumpyFormat", "Alignment", "Wording", "Memory",
      ]),
    stages(
      "LikelihoodStages",
      [
        "LikelihoodArtifacts", "Parameters", "LinearAlgebra", "Randomness", "Optimization", "Statistics", "Likelihood",
        "Alignment",
      ]),
    library(
      "HierarchyArtifacts",
      [
        "JSONArtifacts", "Stages", "Interchange", "LinearAlgebra", "Probability", "NumpyFormat", "Statistics",
        "Requirements", "Wording",
      ]),
    stages(
      "HierarchyStages",
      [
        "HierarchyArtifacts", "AutoencoderArtifacts", "DecoderFiles", "Interchange", "Parameters", "LinearAlgebra",
        "Randomness", "Memory",
        "Statistics", "Probability", "Networks", "Mixtures", "Autoencoders", "Alignment", "Assumptions",
      ]),
    library(
      "SeparationArtifacts",
      ["JSONArtifacts", "Stages", "Interchange", "LinearAlgebra", "NumpyFormat", "Statistics", "Requirements"]),
    stages(
      "SeparationStages",
      [
        "SeparationArtifacts", "Interchange", "Parameters", "LinearAlgebra", "Randomness", "Statistics", "Datasets",
        "Alignment", "Contrastive", "Memory",
      ]),
    stages(
      "AssumptionStages",
      [
        "AssumptionArtifacts", "AutoencoderArtifacts", "LikelihoodArtifacts", "DecoderFiles", "JSONArtifacts",
        "Interchange", "Parameters", "LinearAlgebra", "Probability", "Randomness", "NumpyFormat", "SafetensorsFormat",
        "Assumptions", "Wording",
      ]),
    stages(
      "WarpedMixtureStages",
      [
        "Interchange", "Parameters", "LinearAlgebra", "Randomness", "CSVFormat", "Requirements", "WarpedMixtures",
      ]),
    stages(
      "FigureStages",
      [
        "DataArtifacts", "LearningArtifacts", "AlignmentArtifacts", "LikelihoodArtifacts", "HierarchyArtifacts",
        "AssumptionArtifacts", "SeparationArtifacts",
        "FileStages", "Interchange", "Parameters", "LinearAlgebra", "NumpyFormat", "Probability", "RowBlocks",
        "Plotting",
      ]),

    // 5 and 6: where notebooks, stages and the workflow meet; the commands.
    .target(
      name: "Application",
      dependencies: [
        "Fingerprints", "LinearAlgebra", "NumpyFormat", "Parameters", "RowBlocks", "Workflow", "Slurm", "Notebooks",
        "Pages", "Stages", "FileStages", "Interchange",
        "DataStages", "ArrayStages", "MixtureStages", "AutoencoderFitStages", "StructuredAutoencoderStages",
        "AutoencoderQueryStages", "AlignmentStages", "LikelihoodStages", "AssumptionStages", "HierarchyStages",
        "SeparationStages", "WarpedMixtureStages", "FigureStages", "Assumptions", "DecoderFiles", "Networks", "Wording",
      ],
      swiftSettings: strict, plugins: ["Fingerprint"]),
    .executableTarget(
      name: "pipeline",
      dependencies: [
        "Application", "Workflow", "LinearAlgebra", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict, linkerSettings: [.unsafeFlags(quickStart)]),

    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "Alignment", "LinearAlgebra", "Likelihood", "Mixtures", "Networks", "Autoencoders", "Probability", "Randomness",
        "NumpyFormat", "SafetensorsFormat", "StructuredAutoencoders",
      ],
      swiftSettings: strict),

    // The build's own tool: a digest of the tokens of a target's sources and of those below it.
    .executableTarget(name: "SourceDigest", dependencies: ["Fingerprints"], swiftSettings: strict),
    .plugin(name: "Fingerprint", capability: .buildTool(), dependencies: ["SourceDigest"]),

    .target(name: "TestSupport", dependencies: ["LinearAlgebra"], path: "Tests/TestSupport", swiftSettings: strict),
    .target(
      name: "StageTestSupport",
      dependencies: [
        "FileStages", "Parameters", "Stages", "Interchange", "LinearAlgebra", "NumpyFormat", "Randomness",
        "TestSupport",
      ],
      path: "Tests/StageTestSupport",
      swiftSettings: strict),
    .target(
      name: "WorkflowTestSupport", dependencies: ["Workflow"], path: "Tests/WorkflowTestSupport", swiftSettings: strict),
    .target(name: "AllocationCounter", path: "Tests/AllocationCounter"),
    tests("Fingerprints"),
    tests("SourceDigest"),
    tests("Wording"),
    tests("CMixtureKernels"),
    tests("CAlignmentKernels"),
    tests("LinearAlgebra", resources: [.copy("Reference")]),
    tests("Randomness"),
    tests("Optimization"),
    tests("Statistics"),
    tests("Memory"),
    tests("Parameters"),
    tests("Markdown"),
    tests("Workflow", ["Fingerprints", "WorkflowTestSupport"]),
    tests("Slurm", ["Workflow", "WorkflowTestSupport"]),
    tests("Probability", ["LinearAlgebra", "Randomness"]),
    tests(
      "FormatErrors", ["LinearAlgebra", "CSVFormat", "NumpyFormat", "SafetensorsFormat", "GzipFormat", "IDXFormat"]),
    tests("CSVFormat", ["FormatErrors", "LinearAlgebra"]),
    tests("NumpyFormat", ["FormatErrors", "LinearAlgebra"], resources: [.copy("Reference")]),
    tests("SafetensorsFormat", ["FormatErrors", "LinearAlgebra"], resources: [.copy("Reference")]),
    tests("GzipFormat", ["FormatErrors"]),
    tests("ZipFormat", ["FormatErrors", "GzipFormat"]),
    tests("PyTorchFormat", ["FormatErrors"]),
    tests("IDXFormat", ["FormatErrors", "GzipFormat"]),
    tests("Plotting", ["LinearAlgebra"], resources: [.copy("Reference")]),
    tests("Networks", ["AllocationCounter", "CNetworkKernels", "LinearAlgebra", "Randomness"]),
    tests("Notebooks", ["Parameters"]),
    tests("Pages"),
    tests("Datasets", ["LinearAlgebra", "Randomness", "Probability"], resources: [.copy("Reference")]),
    tests("RowBlocks", ["LinearAlgebra"]),
    tests("FileStages", ["Stages"]),
    tests("Mixtures", ["LinearAlgebra", "Randomness", "Probability", "RowBlocks"], resources: [.copy("Reference")]),
    tests(
      "Autoencoders", ["AllocationCounter", "LinearAlgebra", "Randomness", "Probability", "Networks"],
      resources: [.copy("Reference")]),
    tests(
      "StructuredAutoencoders",
      ["AllocationCounter", "Autoencoders", "LinearAlgebra", "Randomness", "Probability", "Networks"],
      resources: [.copy("Reference")]),
    tests(
      "Likelihood", ["AllocationCounter", "LinearAlgebra", "Randomness", "Probability"], resources: [.copy("Reference")]
    ),
    tests("WarpedMixtures", ["LinearAlgebra", "Randomness", "Probability"], resources: [.copy("Reference")]),
    tests("Assumptions", ["LinearAlgebra", "Randomness", "Probability"], resources: [.copy("Reference")]),
    tests("Contrastive", ["LinearAlgebra", "Randomness"], resources: [.copy("Reference")]),
    tests("Alignment", ["LinearAlgebra", "Randomness", "Probability", "RowBlocks"], resources: [.copy("Reference")]),
    tests(
      "Stages",
      [
        "StageTestSupport", "Interchange", "DataArtifacts", "LearningArtifacts", "AlignmentArtifacts", "FigureStages",
        "LinearAlgebra", "Probability", "Parameters", "SafetensorsFormat",
      ]),
    tests("Interchange", ["Stages", "LinearAlgebra", "Probability"]),
    tests("DataArtifacts", ["Stages", "LinearAlgebra"]),
    tests("Checkpoints", ["Parameters", "Stages"]),
    tests("LearningArtifacts", ["Stages", "LinearAlgebra"]),
    tests(
      "AutoencoderArtifacts",
      [
        "LearningArtifacts", "Stages", "Interchange", "Autoencoders", "Networks", "LinearAlgebra", "Probability",
        "Randomness", "SafetensorsFormat",
      ]),
    tests(
      "StructuredAutoencoderArtifacts",
      [
        "StageTestSupport", "AutoencoderArtifacts", "StructuredAutoencoderStages", "Autoencoders",
        "StructuredAutoencoders", "Interchange", "LinearAlgebra", "Probability", "Randomness", "SafetensorsFormat",
        "Stages",
      ]),
    tests("AlignmentArtifacts", ["Stages", "LinearAlgebra"]),
    tests(
      "AutoencoderFitStages",
      [
        "LearningArtifacts", "Memory",
        "StageTestSupport", "AutoencoderArtifacts", "Interchange", "Autoencoders", "Networks", "LinearAlgebra",
        "Probability", "Parameters", "Stages", "Randomness",
      ]),
    tests(
      "StructuredAutoencoderStages",
      [
        "StageTestSupport", "AutoencoderArtifacts", "StructuredAutoencoderArtifacts", "LearningArtifacts",
        "Interchange", "Autoencoders", "StructuredAutoencoders", "Networks", "LinearAlgebra", "Probability",
        "Parameters", "Stages", "Randomness", "SafetensorsFormat",
      ]),
    tests(
      "AutoencoderQueryStages",
      [
        "StageTestSupport", "AutoencoderArtifacts", "StructuredAutoencoderArtifacts", "AutoencoderFitStages",
        "StructuredAutoencoderStages", "Interchange", "Autoencoders", "Networks",
        "LinearAlgebra", "Probability", "Parameters", "Stages", "Randomness",
      ]),
    tests(
      "DataStages",
      [
        "StageTestSupport", "DataArtifacts", "FileStages", "Interchange", "LinearAlgebra", "Parameters", "Stages",
        "NumpyFormat", "FormatErrors", "GzipFormat", "Datasets",
      ]),
    tests(
      "ArrayStages",
      ["StageTestSupport", "Interchange", "LinearAlgebra", "Parameters", "Stages", "NumpyFormat", "FormatErrors"],
      resources: [.copy("Reference")]),
    tests(
      "WarpedMixtureStages", ["StageTestSupport", "Interchange", "LinearAlgebra", "Parameters", "Stages"]),
    tests(
      "MixtureStages",
      [
        "StageTestSupport", "FileStages", "Interchange", "LinearAlgebra", "NumpyFormat", "Probability", "Parameters",
        "Stages", "Randomness", "Mixtures",
      ]),
    tests(
      "AlignmentStages",
      [
        "StageTestSupport", "AlignmentArtifacts", "FileStages", "Interchange", "Alignment", "LinearAlgebra",
        "Probability", "Parameters", "RowBlocks", "Stages", "Randomness",
      ]),
    tests("JSONArtifacts", ["Stages"]),
    tests("HierarchyArtifacts", ["StageTestSupport", "Stages", "Interchange", "LinearAlgebra", "Probability"]),
    tests(
      "HierarchyStages",
      [
        "StageTestSupport", "HierarchyArtifacts", "AutoencoderArtifacts", "Interchange", "Stages", "LinearAlgebra",
        "SafetensorsFormat", "Randomness", "Probability", "Networks", "Mixtures", "Autoencoders", "Alignment",
        "Assumptions",
      ]),
    tests("SeparationArtifacts", ["StageTestSupport", "Stages", "Interchange", "LinearAlgebra"]),
    tests(
      "SeparationStages",
      [
        "StageTestSupport", "SeparationArtifacts", "Interchange", "Parameters", "Stages", "LinearAlgebra",
        "Randomness",
      ]),
    tests("AssumptionArtifacts", ["JSONArtifacts", "Stages"]),
    tests(
      "DecoderFiles",
      [
        "Assumptions", "Autoencoders", "FormatErrors", "LinearAlgebra", "NumpyFormat", "Networks", "Probability",
        "Randomness", "SafetensorsFormat",
      ]),
    tests("LikelihoodArtifacts", ["StageTestSupport", "JSONArtifacts", "Stages"]),
    tests(
      "LikelihoodStages",
      [
        "StageTestSupport", "LikelihoodArtifacts", "Likelihood", "LinearAlgebra", "Parameters", "Stages",
        "Randomness", "Statistics",
      ]),
    tests(
      "FigureStages",
      [
        "StageTestSupport", "DataArtifacts", "LearningArtifacts", "AlignmentArtifacts", "LikelihoodArtifacts",
        "HierarchyArtifacts", "FileStages", "Interchange", "LinearAlgebra", "Probability", "Parameters", "Stages",
        "Plotting",
        "AssumptionArtifacts", "SeparationArtifacts",
      ]),
    tests(
      "AssumptionStages",
      [
        "StageTestSupport", "AssumptionArtifacts", "AutoencoderArtifacts", "AutoencoderFitStages", "DecoderFiles",
        "Interchange", "JSONArtifacts", "LikelihoodArtifacts", "LinearAlgebra", "Probability", "Parameters", "Stages",
        "Assumptions",
        "Autoencoders",
      ]),
    tests(
      "Application",
      [
        "Workflow", "Notebooks", "Stages", "FileStages", "Interchange", "FigureStages", "Parameters", "LinearAlgebra",
        "Randomness", "NumpyFormat",
      ]),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
