extension CodeComparison.Measure {
  /// What its values are called in reports.
  var valueNames: ScoreSummary.Names {
    switch self {
    case .strong: .init("strong.mean", "strong.sd", "strong.min", "strong.max", "strong.interval")
    case .strongInSample:
      .init(
        "strong-in-sample.mean", "strong-in-sample.sd", "strong-in-sample.min", "strong-in-sample.max",
        "strong-in-sample.interval")
    case .oneToOne: .init("one-to-one.mean", "one-to-one.sd", "one-to-one.min", "one-to-one.max", "one-to-one.interval")
    case .weak: .init("weak.mean", "weak.sd", "weak.min", "weak.max", "weak.interval")
    case .weakInSample:
      .init(
        "weak-in-sample.mean", "weak-in-sample.sd", "weak-in-sample.min", "weak-in-sample.max",
        "weak-in-sample.interval")
    case .weakLeading:
      .init("weak-leading.mean", "weak-leading.sd", "weak-leading.min", "weak-leading.max", "weak-leading.interval")
    case .smallestCorrelation:
      .init(
        "smallest-correlation.mean", "smallest-correlation.sd", "smallest-correlation.min", "smallest-correlation.max",
        "smallest-correlation.interval")
    case .leastSquares:
      .init(
        "least-squares.mean", "least-squares.sd", "least-squares.min", "least-squares.max", "least-squares.interval")
    case .affineR2: .init("affine-r2.mean", "affine-r2.sd", "affine-r2.min", "affine-r2.max", "affine-r2.interval")
    case .bend: .init("bend.mean", "bend.sd", "bend.min", "bend.max", "bend.interval")
    case .affineResidual:
      .init(
        "affine-residual.mean", "affine-residual.sd", "affine-residual.min", "affine-residual.max",
        "affine-residual.interval")
    case .smoothResidual:
      .init(
        "smooth-residual.mean", "smooth-residual.sd", "smooth-residual.min", "smooth-residual.max",
        "smooth-residual.interval")
    case .turned: .init("turned.mean", "turned.sd", "turned.min", "turned.max", "turned.interval")
    case .distance1:
      .init("distance-1.mean", "distance-1.sd", "distance-1.min", "distance-1.max", "distance-1.interval")
    case .distance2:
      .init("distance-2.mean", "distance-2.sd", "distance-2.min", "distance-2.max", "distance-2.interval")
    case .distance3:
      .init("distance-3.mean", "distance-3.sd", "distance-3.min", "distance-3.max", "distance-3.interval")
    case .distance4:
      .init("distance-4.mean", "distance-4.sd", "distance-4.min", "distance-4.max", "distance-4.interval")
    }
  }
}
