import LikelihoodArtifacts
import Stages
import Testing

@Suite struct SliceScanTests {
  @Test func itsFilesGiveItBack() throws { try expectRoundTrip(scan([bowl, twoWells])) }

  @Test func itJudgesEachSliceByItsOwnStepAndTolerance() {
    let scan = scan([bowl, twoWells])
    #expect(scan.slices.map(scan.isUnique) == [true, false])
    #expect(scan.slices.map(scan.isConvex) == [true, false])
    #expect(scan.slices.map(scan.gap) == [nil, 1e-12])
  }
}
