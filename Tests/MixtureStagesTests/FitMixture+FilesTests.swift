import FileStages
import Foundation
import Interchange
import LinearAlgebra
import MixtureStages
import Mixtures
import NumpyFormat
import Parameters
import Probability
import Randomness
import StageTestSupport
import Stages
import Synchronization
import TestSupport
import Testing

/// Fits to points that lie in a file: a million and one of them, in two clusters six apart.
@Suite final class FitMixtureFilesTests {
  private static let points: Matrix<Float> = {
    var stream = RandomStream(seed: 8)
    var normals = [Double](repeating: 0, count: 1_000_001)
    stream.fillNormals(&normals)
    return Matrix(
      rows: normals.count, columns: 1, elements: normals.enumerated().map { Float($1 + ($0 % 4 == 0 ? -3 : 3)) })
  }()

  private let path = FileManager.default.temporaryDirectory.appending(path: "points-\(UUID().uuidString).npy").path
  private let settings = [("components", "2"), ("covariances", "diagonal"), ("tolerance", "1e-4"), ("seed", "3")]

  deinit { try? FileManager.default.removeItem(atPath: path) }

  private func files(_ bytes: [UInt8]) throws -> StageFiles {
    try Data(bytes).write(to: URL(filePath: path))
    let input = StageFiles.Input(
      names: ["points.npy"], path: { [path] in $0 == "points.npy" ? path : nil }, bytes: { _ in nil })
    return StageFiles(inputs: [[input]]) { throw ArtifactError("no file '\($0.path)'") }
  }

  @Test func manyPointsAreFittedInBlocksFromASampleWhichIsSaid() throws {
    let lines = Mutex<[String]>([])
    let context = StageContext(
      read: { throw ArtifactError("no file '\($0.path)'") }, progress: { _, _ in },
      log: { line in lines.withLock { $0.append(line) } }, checkpoint: StageContext.silent.checkpoint)
    let fit = try stage(FitMixture.self, settings)
    let output = try #require(try fit.run(on: files(Npy.bytes(Self.points)), in: context))
    let mixture = try FittedMixture(files: ArtifactFiles(output.contents))
    // A million points: deviations of a mean of 0.001 and of a share of 0.0004.
    expectClose(mixture.model.weights.sorted(), [0.25, 0.75], absolute: 0.002)
    expectClose(mixture.model.means.elements.sorted(), [-3, 3], absolute: 0.01)
    #expect(mixture.points == 1_000_001 && mixture.converged)
    let values = try ValuesFile.decode(try #require(output.contents["values.json"]))
    #expect(values["start-points"] == .integer(200_000) && FitMixture.ownValueNames == ["start-points"])
    #expect(values.filter { $0.key != "start-points" } == mixture.values)
    #expect(lines.withLock { $0.first } == "starts are on a random sample of 200000 of 1000001 points")
    #expect(lines.withLock { $0.last }?.hasPrefix("over all points it converged after") == true)
  }

  @Test func fewerPointsAreReadWholeAsEver() throws {
    let few = Matrix(rows: 1_000_000, columns: 1, elements: Array(Self.points.elements.dropLast()))
    let fit = try stage(FitMixture.self, settings)
    #expect(try fit.run(on: files(Npy.bytes(few)), in: .silent) == nil)
    let wrong = Npy.bytes([Int](repeating: 1, count: 1_000_002), shape: [1_000_002, 1])
    #expect(try fit.run(on: files(wrong), in: .silent) == nil, "another type is read whole")
  }
}
