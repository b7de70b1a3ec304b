import Application
import Foundation
import Testing
import Workflow

/// The note that a report leaves in the store says which files it had; those that it has no more are removed.
@Suite struct ReportStampTests {
  private func note(of place: Workplace) throws -> String {
    let folder = "\(place.folder)/store/reports"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    return folder + "/" + (try #require(names.first { $0.hasSuffix("-sums") }))
  }

  private func forge(_ place: Workplace, _ change: (String) -> String, isSealed: Bool) throws {
    let path = try note(of: place)
    let opened = try #require(Checksum.verified([UInt8](try Data(contentsOf: URL(filePath: path)))))
    let forged = Array(change(String(decoding: opened, as: UTF8.self)).utf8)
    try Data(isSealed ? Checksum.appended(to: forged) : forged).write(to: URL(filePath: path))
  }

  @Test(arguments: ["../../precious.txt", "/precious.txt", "..", ".hidden"])
  func aForgedNoteRemovesNothingOutsideTheReport(name: String) async throws {
    let place = try Workplace()
    try place.write(sums(), to: "Pipelines/sums.md")
    try await place.run()
    try place.write("kept", to: "precious.txt")
    try place.write("kept", to: "Reports/sums/.hidden")
    try forge(place, { $0.replacing("\"files\":{", with: "\"files\":{\"\(name)\":\"0\",") }, isSealed: true)
    try place.write(sums(value: "5"), to: "Pipelines/sums.md")
    try await place.run()
    #expect(place.exists("precious.txt") && place.exists("Reports/sums/.hidden"))
  }

  @Test func aDamagedNoteIsNotBelieved() async throws {
    let place = try Workplace()
    try place.write(sums(), to: "Pipelines/sums.md")
    try await place.run()
    #expect(try await place.run().text.contains("is up to date"))
    try forge(place, { $0.replacing("\"failedClaims\":0", with: "\"failedClaims\":1") }, isSealed: false)
    let answer = try await place.run()
    #expect(!answer.text.contains("claim fails"))
    #expect(try await place.run().text.contains("is up to date"))
  }

  @Test func aFileThatTheReportHasNoMoreIsRemoved() async throws {
    let place = try Workplace()
    try place.write(sums(), to: "Pipelines/sums.md")
    try await place.run()
    try place.write("old", to: "Reports/sums/old.svg")
    try forge(place, { $0.replacing("\"files\":{", with: "\"files\":{\"old.svg\":\"0\",") }, isSealed: true)
    try await place.run()
    #expect(!place.exists("Reports/sums/old.svg"))
  }
}
