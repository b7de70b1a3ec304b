import LikelihoodArtifacts

/// The nine offsets of ``well(_:gap:)``.
let sliceOffsets = (-4...4).map { 0.5 * Double($0) }

/// A double well over nine offsets, whose second minimum lies so far above the first.
func well(_ name: String, gap: Double) -> Slice {
  Slice(
    name: name, reference: 1, excess: [9, 4, 1, 0.5, 0, 0.5, 1, gap, 9],
    minima: [.init(offset: 0, excess: 0), .init(offset: 1.5, excess: gap)])
}

/// A scan of slices over these offsets.
func scan(_ slices: [Slice], _ arm: SimulationArm = .twoComponents) -> SliceScan {
  SliceScan(arm: arm, offsets: sliceOffsets, slices: slices, tolerance: 1e-8)
}
