extension CodeComparison {
  /// What is measured of two codes, or of two priors.
  public enum Measure: String, CaseIterable, Sendable {
    /// The MCC of the raw codes; matched on one half of the points, scored on the other.
    case strong
    /// The same, matched and scored on all points.
    case strongInSample = "strong-in-sample"
    /// How far the affine map between the codes makes each column of one column alone, for the worst of them.
    ///
    /// Regressed on the other code, a column has the coefficients w of standardized columns: the greatest |w| that a
    /// matching leaves it, over ‖w‖; the least of this over columns and both directions. It is 1 for codes that differ
    /// in order and scale, and as for random rotations for codes that share one dominant factor, which ``strong`` takes
    /// for agreement.
    case oneToOne = "one-to-one"
    /// The mean of all canonical correlations; fitted on one half of the points, scored on the other.
    case weak
    /// The same, fitted and scored on all points.
    case weakInSample = "weak-in-sample"
    /// The mean of the 20 leading canonical correlations; out of sample.
    case weakLeading = "weak-leading"
    /// The least canonical correlation; out of sample.
    case smallestCorrelation = "smallest-correlation"
    /// The MCC after least squares from one run to another; out of sample.
    case leastSquares = "least-squares"
    /// The mean R² over columns of an affine map from one run to another; out of sample.
    case affineR2 = "affine-r2"
    /// The part of the worst direction's variance that a smooth map from the other run explains and no affine one does, out
    /// of fold, divided by the share of planted bends that is found. Zero, up to noise, for affine relations.
    case bend
    /// The part of the worst direction's variance that an affine map from the other run leaves, out of fold.
    case affineResidual = "affine-residual"
    /// The part of the worst direction's variance that a smooth map from the other run leaves, out of fold.
    case smoothResidual = "smooth-residual"
    /// The part of a column's map that other columns than the matched one bring: 1 − ``oneToOne``².
    case turned
    /// min ‖p − h#q‖² / ‖p‖² over affine maps h from the prior q of one run to the prior p of another.
    case distance1 = "distance-1"
    /// The square root of ``distance1``.
    case distance2 = "distance-2"
    /// min ‖p − h#q‖² / (‖p‖² + ‖h#q‖²).
    case distance3 = "distance-3"
    /// min ‖p − h#q‖² / (‖p‖·‖h#q‖).
    case distance4 = "distance-4"

    /// Whether it is of priors, and there only where every run has one.
    public var isOfPriors: Bool { Measure.distances.contains(self) }

    /// Whether run i to run j and run j to run i are one score.
    public var isSymmetric: Bool { ![.leastSquares, .affineR2, .distance1, .distance2].contains(self) }

    /// What a run has with itself.
    public var ofItself: Double { isOfPriors || Measure.residuals.contains(self) ? 0 : 1 }

    /// The shares of variance that set two codes apart, in their order.
    public static var residuals: [Measure] { [.bend, .affineResidual, .smoothResidual, .turned] }

    /// The distances, in their order.
    public static var distances: [Measure] { [.distance1, .distance2, .distance3, .distance4] }
  }
}
