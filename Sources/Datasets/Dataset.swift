public import Randomness

/// A distribution of labelled points: a value whose stored properties are its parameters.
public protocol Dataset: Sendable {
  /// Draws points; the same stream gives the same points. Those of a label stand together, in the order of labels.
  ///
  /// - Throws: ``DatasetError`` where the parameters leave nothing to draw.
  func sample(using stream: inout RandomStream) throws(DatasetError) -> LabelledPoints
}

/// Why there is no sample, or no map, for given parameters or data.
public enum DatasetError: Error, Equatable, Sendable, CustomStringConvertible {
  /// After so many trials, no parallelogram was found that overlaps none of the others.
  case noRoom(parallelograms: Int, trials: Int)
  /// A feature, counted from zero, has the same value in all points.
  case constantFeature(Int)
  /// A component, counted from zero, has no variance beyond rounding.
  case constantComponent(Int)
  /// There are fewer than two points.
  case tooFewPoints(Int)

  public var description: String {
    switch self {
    case .noRoom(let parallelograms, let trials):
      "there is no room for \(parallelograms) parallelograms (\(trials) trials); ask for fewer, or raise 'extent'"
    case .constantFeature(let feature):
      "feature \(feature) has the same value in all points, so that it cannot be standardised; drop it"
    case .constantComponent(let component):
      "component \(component) has no variance, so that it cannot be whitened; ask for at most \(component) features"
    case .tooFewPoints(let count):
      "\(count) points have no variance; at least 2 are needed"
    }
  }
}
