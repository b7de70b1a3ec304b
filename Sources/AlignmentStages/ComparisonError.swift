private import Wording

/// Why runs cannot be compared.
public enum ComparisonError: Error, Equatable, Sendable, CustomStringConvertible {
  /// There is nothing to compare.
  case tooFewRuns(Int)
  /// The codes are of too few points.
  case tooFewPoints(Int)
  /// The runs are not of the same points. Runs are counted from one.
  case differentPoints(run: Int, Int, first: Int)
  /// The codes have different numbers of columns. Runs are counted from one.
  case differentLatents(run: Int, Int, first: Int)
  /// The widths of blocks of columns do not add up.
  case blocks([Int], latents: Int)
  /// The classes of the points are not known.
  case noClasses
  /// An entry is no number that sums can be taken of. Runs are counted from one, rows and columns from zero.
  case tooLarge(run: Int, row: Int, column: Int, value: String)
  /// A column varies by so little that nothing can be divided by it. Runs are counted from one, columns from zero.
  case tooSmall(run: Int, column: Int, span: Double)
  /// Some runs name their rows and others do not. Runs are counted from one.
  case namesMissing(run: Int, named: Int)
  /// No row has a name that is in every run.
  case nothingInCommon(example: String, String)
  /// What went wrong with all runs together.
  case all(reason: String)
  /// What went wrong with a pair of runs, counted from one.
  case pair(Int, Int, reason: String)

  public var description: String {
    switch self {
    case .tooFewRuns(let runs):
      (runs == 1 ? "there is one run" : "there are \(runs) runs")
        + " to compare; it takes two, and three for an interval, "
        + "such as a sweep 'for each: { seed: 1...5 }'"
    case .tooFewPoints(let points):
      "\(counted(points, "point")) \(points == 1 ? "is" : "are") too few: maps are fitted to one half and scored on the other, "
        + "the most influential point aside, so it takes \(CompareCodes.fewestPoints), and hundreds to tell much"
    case .differentPoints(let run, let points, let first):
      "run \(run) is of \(counted(points, "point")) and run 1 of \(first); all must be of the same points in the same order"
    case .differentLatents(let run, let latents, let first):
      "run \(run) has codes of \(counted(latents, "column")) and run 1 of \(first); affine maps are between codes of equally many"
    case .blocks(let widths, let latents):
      "'blocks' of \(widths) columns sum to \(widths.reduce(0, +)), but the codes have \(latents)"
    case .noClasses:
      "the points come without classes, so clusters cannot be scored against them; take labelled points"
    case .tooLarge(let run, let row, let column, let value):
      "run \(run) holds \(value) at row \(row), column \(column) (from zero), of which no sums can be taken; find out where it "
        + "arose, or divide that column by its greatest magnitude"
    case .tooSmall(let run, let column, let span):
      "run \(run) varies by \(span) only in column \(column) (from zero), by which nothing can be divided; divide that column by "
        + "its greatest magnitude"
    case .namesMissing(let run, let named):
      "run \(named) names its rows and run \(run) does not; give all runs an 'id', or none"
    case .nothingInCommon(let first, let second):
      "no id is in every run; the first of run 1 is '\(first)', and of run 2 '\(second)'"
    case .all(let reason): reason
    case .pair(let first, let second, let reason):
      "runs \(first) and \(second): \(reason)"
    }
  }
}

/// Says that an error is about all runs together.
func comparingAll<Value>(_ body: () throws -> Value) throws(ComparisonError) -> Value {
  do { return try body() } catch { throw .all(reason: "\(error)") }
}

/// Says which runs an error is about, counted from zero here and from one in the message.
func comparing<Value>(_ first: Int, _ second: Int, _ body: () throws -> Value) throws(ComparisonError) -> Value {
  do { return try body() } catch { throw .pair(first + 1, second + 1, reason: "\(error)") }
}
