import AlignmentArtifacts
import LinearAlgebra

extension CodeComparison.Measure {
  /// What an axis or a legend calls it.
  var label: String {
    switch self {
    case .strong: "strong MCC"
    case .strongInSample: "strong MCC, in sample"
    case .oneToOne: "one-to-one score"
    case .weak: "weak MCC"
    case .weakInSample: "weak MCC, in sample"
    case .weakLeading: "weak MCC, 20 leading"
    case .smallestCorrelation: "smallest canonical correlation"
    case .leastSquares: "MCC after least squares"
    case .affineR2: "R² of an affine map"
    case .bend: "bend"
    case .affineResidual: "left by affine maps"
    case .smoothResidual: "left by smooth maps"
    case .turned: "turned out of columns"
    case .distance1: "distance D1 of priors"
    case .distance2: "distance D2 of priors"
    case .distance3: "distance D3 of priors"
    case .distance4: "distance D4 of priors"
    }
  }
}

extension CodeComparison {
  /// What a score is worth where there is nothing to find, if that was drawn for it.
  func null(of measure: Measure) -> Null? {
    switch measure {
    case .strong: rotationNull
    case .oneToOne: oneToOneNull
    case .smallestCorrelation: shuffleNull
    case .weak: weakNull
    default: nil
    }
  }

  /// The score of each pair of different runs: of a symmetric one each once, of another both ways.
  func pairs(of measure: Measure) -> [Double] {
    guard let matrix = matrices[measure] else { return [] }
    return (0..<runs).flatMap { i in
      (0..<runs).filter { measure.isSymmetric ? $0 > i : $0 != i }.map { matrix[i, $0] }
    }
  }
}
