import FigureStages
import Foundation
import LikelihoodArtifacts
import Plotting
import StageTestSupport
import Stages
import TestSupport
import Testing

@Suite struct SliceMultiplesTests {
  @Test func allSlicesAreColouredByWhatTheyShow() throws {
    let bowl = Slice(
      name: "w1", reference: 0, excess: sliceOffsets.map { $0 * $0 }, minima: [.init(offset: 0, excess: 0)])
    let plot = try stage(SliceMultiples.self).plot([
      scan([bowl, well("μ1", gap: 0.1)]), scan([well("μ1", gap: 0)], .folded),
    ])
    #expect(plot.rows.map(\.name) == ["two components, 1", "f a fold, 1"])
    #expect(plot.rows.map { $0.cells.map(\.group) } == [[0, 1], [2]])
    #expect(plot.rows[0].cells[0].heights.max() == 1 && plot.rows[0].cells[0].heights[4] == 0)
  }

  @Test func heightsAreLogarithmsThatShowSmallOnesBesideWalls() throws {
    let wall = Slice(
      name: "w1", reference: 0, excess: [999.999, 0.001, 0, 0.999], minima: [.init(offset: 0, excess: 0)])
    let scan = SliceScan(arm: .oneFewer, offsets: [-2, -1, 0, 1], slices: [wall], tolerance: 1e-8)
    let cell = try stage(SliceMultiples.self).plot([scan]).rows[0].cells[0]
    // log(1 + e/0.001) of a million, of two, of one and of a thousand.
    expectClose(cell.heights[0], 1, absolute: 1e-15)
    expectClose(cell.heights[1], log(2) / log(1e6), relative: 1e-9)
    expectClose(cell.heights[3], 0.5, relative: 1e-9)
  }

  @Test func whatIsFlatOrBelowTheTruthHasNoHeight() throws {
    let flat = Slice(name: "w1", reference: 0, excess: [0, -5, 0], minima: [])
    let scan = SliceScan(arm: .twoComponents, offsets: [-1, 0, 1], slices: [flat], tolerance: 1e-8)
    #expect(try stage(SliceMultiples.self).plot([scan]).rows[0].cells[0].heights == [0, 0, 0])
  }

  @Test func modelsAreCountedWithinTheirKind() throws {
    let arms: [SimulationArm] = [.oneMore, .twoComponents, .oneMore]
    let plot = try stage(SliceMultiples.self).plot(arms.map { scan([well("w1", gap: 1)], $0) })
    #expect(
      plot.rows.map(\.name) == ["one component too many, 1", "two components, 1", "one component too many, 2"])
    #expect(throws: FigureError.nothing("scans")) { try stage(SliceMultiples.self).plot([]) }
  }
}
