import Alignment
import AlignmentArtifacts
import AlignmentStages
import Interchange
import LinearAlgebra
import Parameters
import FileStages
import Probability
import StageTestSupport
import Stages
import Testing

@Suite struct CompareCodesFilesTests {
  private let quick = CompareCodes(draws: 20)

  @Test func smallCodesAndThoseWithNamesAreReadWhole() throws {
    func input(_ names: [String]) -> StageFiles.Input {
      StageFiles.Input(names: names, path: { _ in "/nowhere" }, bytes: { _ in nil })
    }
    for names in [["codes.npy"], ["codes.npy", "ids.json"]] {
      let files = StageFiles(inputs: [[input(names), input(names)]]) { throw ArtifactError("no file '\($0.path)'") }
      #expect(try quick.run(on: files, in: .silent) == nil)
    }
  }

  @Test func aPriorOverOtherColumnsIsNamedBeforeAnythingIsCompared() throws {
    // 33 megabytes, so that files are read block by block.
    let large = try LargeFile(rows: 4_200_000, columns: 2)
    let prior = GaussianMixture(weights: [1], means: Matrix([[0.0, 0, 0]]), covariances: .spherical([1]))
    let files = try Codes(Matrix(rows: 1, columns: 3), prior: prior).files()
    func input(hasPrior: Bool) -> StageFiles.Input {
      StageFiles.Input(
        names: hasPrior ? ["codes.npy"] + files.contents.keys.filter { $0.hasPrefix("prior") } : ["codes.npy"],
        path: { $0 == "codes.npy" ? large.path : nil }, bytes: { files.contents[$0] })
    }
    let runs = StageFiles(inputs: [[input(hasPrior: false), input(hasPrior: true)]]) { $0.path }
    let error = #expect(throws: ArtifactError.self) { try quick.run(on: runs, in: .silent) }
    #expect(error?.description == "the prior of run 2 is over 3 features, but its codes have 2 columns")
  }

  @Test func oneRunThatIsReadWholeLeavesAllToTheStage() throws {
    let large = try LargeFile(rows: 4_200_000, columns: 2)
    let other = StageFiles.Input(names: ["codes.npy"], path: { _ in nil }, bytes: { _ in nil })
    let files = StageFiles(inputs: [[large.input("codes.npy")], [other]]) { $0.path }
    #expect(try quick.run(on: files, in: .silent) == nil)
  }
}
