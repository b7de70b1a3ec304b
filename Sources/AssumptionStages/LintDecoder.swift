private import Assumptions
public import DecoderFiles
public import Parameters
public import Stages

/// Says which of the assumptions F1 to F4 a decoder meets.
public struct LintDecoder: Stage {
  public static let name = "lint-decoder"
  public static let summary =
    "Says which of the assumptions F1 to F4 of the theorem a decoder meets, how that was decided, and what shows it."

  let regions: Int
  let trials: Int

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    regions = try reader.integer(
      "regions", "Up to how many regions, on each of which the decoder is affine, are enumerated.", in: 0...1_000_000,
      default: AssumptionLinter().maximumRegions)
    trials = try reader.integer(
      "trials", "How many latents a search for counter-examples draws at most.", in: 1...10_000_000,
      default: AssumptionLinter().search.trials)
  }

  public func run(_ input: Decoder, in context: StageContext) throws -> DecoderFindings {
    try DecoderFindings(input, regions: regions, trials: trials)
  }
}

extension DecoderFindings {
  /// Judges a decoder.
  package init(_ input: Decoder, regions: Int?, trials: Int?) throws {
    var linter = AssumptionLinter()
    if let regions { linter.maximumRegions = regions }
    if let trials { linter.search.trials = trials }
    linter.search.prior = input.prior
    self.init(input.decoder, try linter.lint(input.decoder), notes: input.notes)
  }
}
