<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>surgplan</name>
    <message>
        <source>
** LPS mm; numbers start at 1.
</source>
        <translation>
** LPS mm; numbers start at 1.
</translation>
    </message>
    <message>
        <source>  held back: {0} files (in order of paths: {1}): {2}</source>
        <translation>  zurückgehalten: {0} Dateien (in der Reihenfolge der Pfade: {1}): {2}</translation>
    </message>
    <message>
        <source>  image {0}: {1} {2} at {3} mm, {4}</source>
        <translation>  Bild {0}: {1} {2} bei {3} mm, {4}</translation>
    </message>
    <message>
        <source>  segment {0}: {1} ml on {2}</source>
        <translation>  Segment {0}: {1} ml auf {2}</translation>
    </message>
    <message>
        <source>  surface {0}: {1}, from a file in {2} and {3}</source>
        <translation>  Oberfläche {0}: {1}, aus einer Datei in {2} und {3}</translation>
    </message>
    <message>
        <source> (and {0} more files are damaged)</source>
        <translation> (und {0} weitere Dateien sind beschädigt)</translation>
    </message>
    <message>
        <source> Balls are landmarks.</source>
        <translation> Kugeln sind Landmarken.</translation>
    </message>
    <message>
        <source> Dark grey lies beyond {0}.</source>
        <translation> Dunkelgrau liegt jenseits von {0}.</translation>
    </message>
    <message>
        <source> Dense bone was taken out first.</source>
        <translation> Dichter Knochen wurde zuerst herausgenommen.</translation>
    </message>
    <message>
        <source> Seed {0} added {1} ml.</source>
        <translation> Saatpunkt {0} fügte {1} ml hinzu.</translation>
    </message>
    <message>
        <source> a second</source>
        <translation> je Sekunde</translation>
    </message>
    <message>
        <source> after this was done: {0}</source>
        <translation> nachdem dies getan war: {0}</translation>
    </message>
    <message>
        <source> and turned {0} deg</source>
        <translation> und um {0} deg gedreht</translation>
    </message>
    <message>
        <source> below the cut</source>
        <translation> unterhalb des Schnitts</translation>
    </message>
    <message>
        <source> in %, given as {0},</source>
        <translation> in %, angegeben als {0},</translation>
    </message>
    <message>
        <source> is usual about it: calmed, it is not within the range, or the limits of editing leave it out; click inside the structure or widen them</source>
        <translation> ist dort üblich: geglättet liegt es nicht im Bereich, oder die Grenzen der Bearbeitung schließen es aus; klicken Sie in die Struktur oder erweitern Sie die Grenzen</translation>
    </message>
    <message>
        <source> of another case</source>
        <translation> eines anderen Falls</translation>
    </message>
    <message>
        <source> on the cut</source>
        <translation> auf dem Schnitt</translation>
    </message>
    <message>
        <source> through the registration of {0}</source>
        <translation> über die Registrierung von {0}</translation>
    </message>
    <message>
        <source> up to {0} g/cm³</source>
        <translation> bis {0} g/cm³</translation>
    </message>
    <message>
        <source> up to {0} mm3</source>
        <translation> bis {0} mm3</translation>
    </message>
    <message>
        <source> {0} ml in smaller parts were left out.</source>
        <translation> {0} ml in kleineren Teilen wurden weggelassen.</translation>
    </message>
    <message>
        <source> {0} stands where {1} is planned; the slice shows the bone as it was scanned, before that was moved.</source>
        <translation> {0} steht, wo {1} geplant ist; die Schicht zeigt den Knochen, wie er aufgenommen wurde, bevor das bewegt wurde.</translation>
    </message>
    <message>
        <source> {0} was moved in the plan: the sections show it and {1} where the bone was scanned.</source>
        <translation> {0} wurde in der Planung bewegt: Die Schnitte zeigen es und {1}, wo der Knochen aufgenommen wurde.</translation>
    </message>
    <message>
        <source>#RRGGBB.</source>
        <translation>#RRGGBB.</translation>
    </message>
    <message>
        <source>% of elements</source>
        <translation>% der Elemente</translation>
    </message>
    <message>
        <source>% of samples</source>
        <translation>% der Stichproben</translation>
    </message>
    <message>
        <source>(?:[munck]?m[23\u00b2\u00b3]?|\u00b5m|m?l|ccm|deg|degrees?|\u00b0|%|hu|k?n|nmm|[kmg]?pa|k?g|kvp?|mas?|mgy|m?s|min|h|t|hz|years?|px|pixels?|voxels?|slices?|frames?|files?|triangles?)</source>
        <translation>(?:[munck]?m[23\u00b2\u00b3]?|\u00b5m|m?l|ccm|deg|degrees?|\u00b0|%|hu|k?n|nmm|[kmg]?pa|k?g|kvp?|mas?|mgy|m?s|min|h|t|hz|years?|px|pixels?|voxels?|slices?|frames?|files?|triangles?)</translation>
    </message>
    <message>
        <source>(in the same file)</source>
        <translation>(in derselben Datei)</translation>
    </message>
    <message>
        <source>** Lengths in mm, forces in N, moduli and stresses in MPa. Coordinates are DICOM patient coordinates (LPS).</source>
        <translation>** Längen in mm, Kräfte in N, Moduln und Spannungen in MPa. Koordinaten sind DICOM-Patientenkoordinaten (LPS).</translation>
    </message>
    <message>
        <source>** {0} nodes, {1} elements, {2} materials. Node numbers start at 1.</source>
        <translation>** {0} Knoten, {1} Elemente, {2} Materialien. Knotennummern beginnen bei 1.</translation>
    </message>
    <message>
        <source>*NODE PRINT, NSET=NALL</source>
        <translation>*NODE PRINT, NSET=NALL</translation>
    </message>
    <message>
        <source>*SOLID SECTION, ELSET=E{0}, MATERIAL=M{1}</source>
        <translation>*SOLID SECTION, ELSET=E{0}, MATERIAL=M{1}</translation>
    </message>
    <message>
        <source>, and the shape's {0} from it</source>
        <translation>, und die der Form {0} von ihr</translation>
    </message>
    <message>
        <source>, and were tilted by {0} degrees</source>
        <translation>, und waren um {0} Grad geneigt</translation>
    </message>
    <message>
        <source>, and {0} were sent that were not asked for</source>
        <translation>, und {0} wurden ungefragt gesendet</translation>
    </message>
    <message>
        <source>, half way from the lumen to its surroundings.</source>
        <translation>, auf halbem Weg vom Lumen zur Umgebung.</translation>
    </message>
    <message>
        <source>, keep cavities from {0} mm3</source>
        <translation>, Hohlräume ab {0} mm3 behalten</translation>
    </message>
    <message>
        <source>, narrowed since one step further it leaps from {0} to {1} ml</source>
        <translation>, eingeengt, da das Volumen einen Schritt weiter von {0} auf {1} ml springt</translation>
    </message>
    <message>
        <source>, the lowest level before the volume jumped</source>
        <translation>, der niedrigste Wert, bevor das Volumen sprang</translation>
    </message>
    <message>
        <source>, with {0} % of its surface, up to {1} mm outside the mesh, between ({2}) and ({3}) LPS mm</source>
        <translation>, mit {0} % der Oberfläche, bis zu {1} mm außerhalb des Netzes, zwischen ({2}) und ({3}) LPS mm</translation>
    </message>
    <message>
        <source>, {0} % against its shape</source>
        <translation>, {0} % gegenüber der Form</translation>
    </message>
    <message>
        <source>, {0} of them between separate shells</source>
        <translation>, {0} davon zwischen getrennten Schalen</translation>
    </message>
    <message>
        <source>, {0} years at the scan</source>
        <translation>, {0} Jahre bei der Aufnahme</translation>
    </message>
    <message>
        <source>. Nothing changed; begin from landmarks, or mark the part that both scans show as a segment</source>
        <translation>. Nichts wurde geändert; beginnen Sie mit Landmarken, oder markieren Sie den Teil, den beide Aufnahmen zeigen, als Segment</translation>
    </message>
    <message>
        <source>1 damaged slice was</source>
        <translation>1 beschädigte Schicht wurde</translation>
    </message>
    <message>
        <source>1 day ago</source>
        <translation>vor 1 Tag</translation>
    </message>
    <message>
        <source>1 file of the archive is</source>
        <translation>1 Datei des Archivs ist</translation>
    </message>
    <message>
        <source>1 file of the folder is</source>
        <translation>1 Datei des Ordners ist</translation>
    </message>
    <message>
        <source>1 jump</source>
        <translation>1 Sprung</translation>
    </message>
    <message>
        <source>1 point</source>
        <translation>1 Punkt</translation>
    </message>
    <message>
        <source>1 slice is missing</source>
        <translation>1 Schicht fehlt</translation>
    </message>
    <message>
        <source>1 study found.</source>
        <translation>1 Untersuchung gefunden.</translation>
    </message>
    <message>
        <source>14664 rho_ash^1.49, the ash form of Morgan 2003 (Schileo 2008)</source>
        <translation>14664 rho_ash^1.49, die Aschedichte-Form von Morgan 2003 (Schileo 2008)</translation>
    </message>
    <message>
        <source>3D needs OpenGL, which this computer lacks: sudo apt-get install libegl1 libgl1 libgl1-mesa-dri</source>
        <translation>3D braucht OpenGL, das auf diesem Computer fehlt: sudo apt-get install libegl1 libgl1 libgl1-mesa-dri</translation>
    </message>
    <message>
        <source>3D pictures can't be drawn here: {0}; install it with: {1}</source>
        <translation>3D-Bilder können hier nicht gezeichnet werden: {0}; installieren Sie es mit: {1}</translation>
    </message>
    <message>
        <source>3D view</source>
        <translation>3D-Ansicht</translation>
    </message>
    <message>
        <source>3D view of the other scenario</source>
        <translation>3D-Ansicht des anderen Szenarios</translation>
    </message>
    <message>
        <source>3D without perspective</source>
        <translation>3D ohne Perspektive</translation>
    </message>
    <message>
        <source>3MF for printing</source>
        <translation>3MF für den Druck</translation>
    </message>
    <message>
        <source>95 % of the area lies within; {0}</source>
        <translation>95 % der Fläche liegen darin; {0}</translation>
    </message>
    <message>
        <source>99ANON DCM YES NO SURGPLAN ISO_IR 192 MODIFIED REMOVED UNMODIFIED</source>
        <translation>99ANON DCM YES NO SURGPLAN ISO_IR 192 MODIFIED REMOVED UNMODIFIED</translation>
    </message>
    <message>
        <source>: the limits of editing forbid it; widen the area or the range of values</source>
        <translation>: Die Grenzen der Bearbeitung lassen es nicht zu; erweitern Sie den Bereich oder die Wertespanne</translation>
    </message>
    <message>
        <source>: the whole surface was there more than once</source>
        <translation>: Die gesamte Oberfläche war mehrfach vorhanden</translation>
    </message>
    <message>
        <source>: {0}; use smaller elements where that matters</source>
        <translation>: {0}; verwenden Sie kleinere Elemente, wo es darauf ankommt</translation>
    </message>
    <message>
        <source>; fitted to an earlier shape of {0}: fit it again</source>
        <translation>; an eine frühere Form von {0} angepasst: passen Sie es neu an</translation>
    </message>
    <message>
        <source>; its points lie up to {0} mm off their plane</source>
        <translation>; die Punkte liegen bis zu {0} mm neben ihrer Ebene</translation>
    </message>
    <message>
        <source>; its surface lies {0} from the shape's</source>
        <translation>; die Oberfläche liegt {0} von der der Form</translation>
    </message>
    <message>
        <source>; or take {0} together with `gaps: interpolate`</source>
        <translation>; oder verwenden Sie {0} zusammen mit `gaps: interpolate`</translation>
    </message>
    <message>
        <source>; strength not checked against the standard</source>
        <translation>; Festigkeit nicht an der Norm geprüft</translation>
    </message>
    <message>
        <source>; the Jacobian is nowhere below {0} of its element's mean</source>
        <translation>; die Jacobi-Determinante liegt nirgends unter {0} des Mittelwerts ihres Elements</translation>
    </message>
    <message>
        <source>; {0} % of it was not scanned and is left out</source>
        <translation>; {0} % davon wurden nicht aufgenommen und bleiben weg</translation>
    </message>
    <message>
        <source>; {0} ({1} %) were left straight to keep their elements valid</source>
        <translation>; {0} ({1} %) blieben gerade, damit ihre Elemente gültig bleiben</translation>
    </message>
    <message>
        <source>; {0} ml of them are thin branches that stand out from the liver around.</source>
        <translation>; {0} ml davon sind dünne Äste, die sich von der umgebenden Leber abheben.</translation>
    </message>
    <message>
        <source>; {0} of {1} ml behind bridges below {2} mm cut off</source>
        <translation>; {0} von {1} ml hinter Brücken unter {2} mm abgetrennt</translation>
    </message>
    <message>
        <source>; {0} rest on it</source>
        <translation>; {0} beruhen darauf</translation>
    </message>
    <message>
        <source>; {0} rests on it</source>
        <translation>; {0} beruht darauf</translation>
    </message>
    <message>
        <source>A box takes all six cutting faces: take the planes or the box away before adding the other</source>
        <translation>Ein Quader braucht alle sechs Schnittflächen: Nehmen Sie die Ebenen oder den Quader weg, bevor Sie das andere hinzufügen</translation>
    </message>
    <message>
        <source>A case without a scan</source>
        <translation>Ein Fall ohne Aufnahme</translation>
    </message>
    <message>
        <source>A closed outer shell: gaps are bridged and everything inside is filled.</source>
        <translation>Eine geschlossene Außenschale: Lücken werden überbrückt, alles im Inneren wird gefüllt.</translation>
    </message>
    <message>
        <source>A copy of a segment, of this case or of another one.</source>
        <translation>Eine Kopie eines Segments, aus diesem Fall oder einem anderen.</translation>
    </message>
    <message>
        <source>A cut of the plan</source>
        <translation>Ein Schnitt der Planung</translation>
    </message>
    <message>
        <source>A dark line is at most so wide, mm.</source>
        <translation>Eine dunkle Linie ist höchstens so breit, mm.</translation>
    </message>
    <message>
        <source>A drag ends on axes of the plan it comes near.</source>
        <translation>Ein Zug endet auf Achsen der Planung, denen er nahe kommt.</translation>
    </message>
    <message>
        <source>A drag ends on the surface of bone it comes near.</source>
        <translation>Ein Zug endet auf der Knochenoberfläche, der er nahe kommt.</translation>
    </message>
    <message>
        <source>A family of stems in the catalogue.</source>
        <translation>Eine Schaftfamilie des Katalogs.</translation>
    </message>
    <message>
        <source>A family of the catalogue, `stem.collarless` say; nothing for a file.</source>
        <translation>Eine Familie des Katalogs, z. B. `stem.collarless`; nichts bei einer Datei.</translation>
    </message>
    <message>
        <source>A folder or a disc of DICOM files</source>
        <translation>Ein Ordner oder Datenträger mit DICOM-Dateien</translation>
    </message>
    <message>
        <source>A landmark, an implant's feature (stem.head_centre), or a point in LPS mm.</source>
        <translation>Eine Landmarke, ein Punkt eines Implantats (stem.head_centre) oder ein Punkt in LPS-mm.</translation>
    </message>
    <message>
        <source>A level is traced within the scan's own slices; straighten the slices first.</source>
        <translation>Eine Höhenlinie wird in den eigenen Schichten der Aufnahme gezogen; richten Sie zuerst die Schichten gerade.</translation>
    </message>
    <message>
        <source>A line of points, pushed along a direction, parts the segment.</source>
        <translation>Eine Punktlinie, entlang einer Richtung durchgezogen, teilt das Segment.</translation>
    </message>
    <message>
        <source>A load of `resources/loads.yaml`, or `custom` together with `force_n`.</source>
        <translation>Eine Last aus `resources/loads.yaml` oder `custom` zusammen mit `force_n`.</translation>
    </message>
    <message>
        <source>A made-up patient: nobody's data</source>
        <translation>Ein erfundener Patient: niemandes Daten</translation>
    </message>
    <message>
        <source>A made-up patient: nobody's data. Choose “Sample hip”: its scan is brought into a new case. Everything you do is saved in that case's file at once.</source>
        <translation>Ein erfundener Patient: niemandes Daten. Wählen Sie „Beispiel Hüfte“: Die Aufnahme kommt in einen neuen Fall. Alles, was Sie tun, wird sofort in dessen Datei gespeichert.</translation>
    </message>
    <message>
        <source>A material of `resources/materials.yaml` in place of the catalogue's, parts of another keep theirs; a file needs one.</source>
        <translation>Ein Werkstoff aus `resources/materials.yaml` anstelle des im Katalog genannten; Teile aus einem anderen Werkstoff behalten ihren; eine Datei braucht einen.</translation>
    </message>
    <message>
        <source>A movie has 2 to {most} frames, not {count}</source>
        <translation>Ein Film hat 2 bis {most} Bilder, nicht {count}</translation>
    </message>
    <message>
        <source>A new case with the plan as it stands, without history, names, numbers and dates. Every byte of it is searched.</source>
        <translation>Ein neuer Fall mit der Planung, wie sie ist, ohne Verlauf, Namen, Nummern und Daten. Jedes Byte wird durchsucht.</translation>
    </message>
    <message>
        <source>A picture may be {least:.0f} to {most:.0f} mm wide and high</source>
        <translation>Ein Bild darf {least:.0f} bis {most:.0f} mm breit und hoch sein</translation>
    </message>
    <message>
        <source>A point in or on the head, LPS mm.</source>
        <translation>Ein Punkt im oder am Kopf, LPS-mm.</translation>
    </message>
    <message>
        <source>A point inside the structure, LPS mm, where the preset needs one.</source>
        <translation>Ein Punkt in der Struktur, LPS-mm, wo die Vorlage einen braucht.</translation>
    </message>
    <message>
        <source>A point inside the structure, LPS mm.</source>
        <translation>Ein Punkt in der Struktur, LPS-mm.</translation>
    </message>
    <message>
        <source>A point near its upper end, LPS mm.</source>
        <translation>Ein Punkt nahe dem oberen Ende, LPS-mm.</translation>
    </message>
    <message>
        <source>A point near the lower end of the shaft's straight part, LPS mm.</source>
        <translation>Ein Punkt nahe dem unteren Ende des geraden Teils der Diaphyse, LPS-mm.</translation>
    </message>
    <message>
        <source>A point of the plane: LPS mm, a landmark, or a feature of an implant, stem.cut_origin say.</source>
        <translation>Ein Punkt der Ebene: LPS-mm, eine Landmarke oder ein Punkt eines Implantats, z. B. stem.cut_origin.</translation>
    </message>
    <message>
        <source>A point on the axis of the turn, LPS mm; without one, the implant's own origin.</source>
        <translation>Ein Punkt auf der Drehachse, LPS-mm; ohne Angabe der Ursprung des Implantats.</translation>
    </message>
    <message>
        <source>A point on the axis of the turn, LPS mm; without one, the origin of the cut as it lies on the fragment.</source>
        <translation>Ein Punkt auf der Drehachse, LPS-mm; ohne Angabe der Ursprung des Schnitts, wie er am Fragment liegt.</translation>
    </message>
    <message>
        <source>A point on the edge to be followed (LPS mm).</source>
        <translation>Ein Punkt auf der Kante, der gefolgt wird (LPS-mm).</translation>
    </message>
    <message>
        <source>A point on the plane (LPS mm) and its normal.</source>
        <translation>Ein Punkt auf der Ebene (LPS-mm) und ihre Normale.</translation>
    </message>
    <message>
        <source>A point on the plane (LPS mm) and its normal; none finds the mid-sagittal plane by symmetry.</source>
        <translation>Ein Punkt auf der Ebene (LPS-mm) und ihre Normale; ohne Angabe wird die Mediansagittalebene aus der Symmetrie bestimmt.</translation>
    </message>
    <message>
        <source>A point, LPS mm: only what hangs together with it; none is everything in the box.</source>
        <translation>Ein Punkt, LPS-mm: nur was mit ihm zusammenhängt; ohne Angabe alles im Quader.</translation>
    </message>
    <message>
        <source>A remark for the journal, without names.</source>
        <translation>Eine Bemerkung für das Journal, ohne Namen.</translation>
    </message>
    <message>
        <source>A scenario is a plan beside the plan. Begin one, change the size, solve again: this page lays the numbers beside each other. The clock in the top bar shows every change; you can go back to any.</source>
        <translation>Ein Szenario ist eine Planung neben der Planung. Beginnen Sie eines, ändern Sie die Größe, berechnen Sie erneut: Diese Seite stellt die Zahlen nebeneinander. Die Uhr in der oberen Leiste zeigt jede Änderung; Sie können zu jeder zurück.</translation>
    </message>
    <message>
        <source>A segment in the fixed scan's frame: only what it marks, and 6 mm around it, counts.</source>
        <translation>Ein Segment im Bezugssystem der festen Aufnahme: Nur was es markiert, und 6 mm darum, zählt.</translation>
    </message>
    <message>
        <source>A segment the implant must touch, else it is refused.</source>
        <translation>Ein Segment, das das Implantat berühren muss, sonst wird es abgelehnt.</translation>
    </message>
    <message>
        <source>A size of the family, or `auto`.</source>
        <translation>Eine Größe der Familie oder `auto`.</translation>
    </message>
    <message>
        <source>A size of the family.</source>
        <translation>Eine Größe der Familie.</translation>
    </message>
    <message>
        <source>A slab</source>
        <translation>Ein Slab</translation>
    </message>
    <message>
        <source>A slab shows many slices as one; turn the slab off to draw on a slice.</source>
        <translation>Ein Slab zeigt viele Schichten als eine; schalten Sie ihn aus, um auf einer Schicht zu zeichnen.</translation>
    </message>
    <message>
        <source>A sphere, or a disc in one slice.</source>
        <translation>Eine Kugel oder eine Scheibe in einer Schicht.</translation>
    </message>
    <message>
        <source>A stem in the sample hip</source>
        <translation>Ein Schaft in der Beispielhüfte</translation>
    </message>
    <message>
        <source>A study is not solved for the plan as it is now, so the report will lack its numbers.</source>
        <translation>Eine Studie ist für die jetzige Planung nicht berechnet, dem Bericht fehlen also ihre Zahlen.</translation>
    </message>
    <message>
        <source>A study names the bodies, the load and the body weight. Every number it uses names its source.</source>
        <translation>Eine Studie nennt die Körper, die Last und das Körpergewicht. Jede Zahl darin nennt ihre Quelle.</translation>
    </message>
    <message>
        <source>A threshold that follows its surroundings, for uneven scans.</source>
        <translation>Eine Schwelle, die ihrer Umgebung folgt, für ungleichmäßige Aufnahmen.</translation>
    </message>
    <message>
        <source>A vessel, a canal or a jaw shown straight, in true length along it.</source>
        <translation>Ein Gefäß, Kanal oder Kiefer, gestreckt gezeigt, in wahrer Länge entlang des Pfads.</translation>
    </message>
    <message>
        <source>A what-if that begins at this change</source>
        <translation>Ein Was-wäre-wenn, das bei dieser Änderung beginnt</translation>
    </message>
    <message>
        <source>A whole new pose in place of a shift and a turn.</source>
        <translation>Eine ganz neue Lage anstelle von Verschiebung und Drehung.</translation>
    </message>
    <message>
        <source>AI model on {0} into {1}</source>
        <translation>KI-Modell auf {0} nach {1}</translation>
    </message>
    <message>
        <source>AI models</source>
        <translation>KI-Modelle</translation>
    </message>
    <message>
        <source>AI models need the extra `ai`: install surgplan[ai]</source>
        <translation>KI-Modelle brauchen den Zusatz `ai`: installieren Sie surgplan[ai]</translation>
    </message>
    <message>
        <source>Abdominal aorta</source>
        <translation>Aorta abdominalis</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Drehpunkt</translation>
    </message>
    <message>
        <source>Abscess</source>
        <translation>Abszess</translation>
    </message>
    <message>
        <source>Accept licence</source>
        <translation>Lizenz annehmen</translation>
    </message>
    <message>
        <source>Acetabulum</source>
        <translation>Acetabulum</translation>
    </message>
    <message>
        <source>Across which axis of the image it was drawn: `k` is from slice to slice; `auto` finds out.</source>
        <translation>Quer zu welcher Achse des Bildes gezeichnet wurde: `k` läuft von Schicht zu Schicht; `auto` findet es heraus.</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Actions and shortcuts</source>
        <translation>Befehle und Tastenkürzel</translation>
    </message>
    <message>
        <source>Acts at</source>
        <translation>Greift an bei</translation>
    </message>
    <message>
        <source>Adaptive</source>
        <translation>Adaptiv</translation>
    </message>
    <message>
        <source>Add archive</source>
        <translation>Archiv hinzufügen</translation>
    </message>
    <message>
        <source>Add archive…</source>
        <translation>Archiv hinzufügen…</translation>
    </message>
    <message>
        <source>Add part</source>
        <translation>Teil hinzufügen</translation>
    </message>
    <message>
        <source>Add point</source>
        <translation>Punkt hinzufügen</translation>
    </message>
    <message>
        <source>Add the point under the crosshair</source>
        <translation>Den Punkt unter dem Fadenkreuz hinzufügen</translation>
    </message>
    <message>
        <source>Add the region of a slice that the line of equal value through a point encloses, or erase it.</source>
        <translation>Den Bereich einer Schicht, den die Linie gleichen Werts durch einen Punkt umschließt, hinzufügen oder löschen.</translation>
    </message>
    <message>
        <source>Add what a closed line in a slice encloses to a segment, or erase it.</source>
        <translation>Was eine geschlossene Linie in einer Schicht umschließt, zu einem Segment hinzufügen oder daraus löschen.</translation>
    </message>
    <message>
        <source>Add what hangs together with a point at like values, without what it leaks into.</source>
        <translation>Hinzufügen, was bei ähnlichen Werten mit einem Punkt zusammenhängt, ohne das, wohin es ausläuft.</translation>
    </message>
    <message>
        <source>Add what is brighter than its surroundings, at a level that follows them.</source>
        <translation>Hinzufügen, was heller ist als seine Umgebung, mit einer Schwelle, die dieser folgt.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Hinzufügen…</translation>
    </message>
    <message>
        <source>Adrenal gland</source>
        <translation>Nebenniere</translation>
    </message>
    <message>
        <source>Against</source>
        <translation>Gegen</translation>
    </message>
    <message>
        <source>Agree in</source>
        <translation>Gemeinsam in</translation>
    </message>
    <message>
        <source>Airway</source>
        <translation>Atemwege</translation>
    </message>
    <message>
        <source>All actions and shortcuts</source>
        <translation>Alle Befehle und Tastenkürzel</translation>
    </message>
    <message>
        <source>All back to the usual</source>
        <translation>Alles auf Standard zurück</translation>
    </message>
    <message>
        <source>All bodies</source>
        <translation>Alle Körper</translation>
    </message>
    <message>
        <source>All four views</source>
        <translation>Alle vier Ansichten</translation>
    </message>
    <message>
        <source>All tasks</source>
        <translation>Alle Aufgaben</translation>
    </message>
    <message>
        <source>All voxels between two values, as a new segment.</source>
        <translation>Alle Voxel zwischen zwei Werten, als neues Segment.</translation>
    </message>
    <message>
        <source>Allow AI models on this computer</source>
        <translation>KI-Modelle auf diesem Computer erlauben</translation>
    </message>
    <message>
        <source>Also figures that are the same</source>
        <translation>Auch gleiche Zahlen</translation>
    </message>
    <message>
        <source>Also on the 3D surface</source>
        <translation>Auch auf der 3D-Oberfläche</translation>
    </message>
    <message>
        <source>Alumina ceramic</source>
        <translation>Aluminiumoxidkeramik</translation>
    </message>
    <message>
        <source>An empty segment, to be painted or drawn</source>
        <translation>Ein leeres Segment, zum Malen oder Zeichnen</translation>
    </message>
    <message>
        <source>An estimate, not seen in the scan: soft tissue within {0} mm of lumen and calcium, the usual thickness of a wall, which no measurement backs here; thrombus is not included.</source>
        <translation>Eine Schätzung, in der Aufnahme nicht zu sehen: Weichgewebe innerhalb von {0} mm um Lumen und Kalk, die übliche Dicke einer Wand, die hier keine Messung stützt; Thrombus ist nicht enthalten.</translation>
    </message>
    <message>
        <source>An own component as STL, PLY, OBJ or 3MF.</source>
        <translation>Eine eigene Komponente als STL, PLY, OBJ oder 3MF.</translation>
    </message>
    <message>
        <source>Anatomy</source>
        <translation>Anatomie</translation>
    </message>
    <message>
        <source>Aneurysm</source>
        <translation>Aneurysma</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>Winkel</translation>
    </message>
    <message>
        <source>Angle of two lines</source>
        <translation>Winkel zweier Linien</translation>
    </message>
    <message>
        <source>Angle, clockwise on the screen</source>
        <translation>Winkel, am Bildschirm im Uhrzeigersinn</translation>
    </message>
    <message>
        <source>Anonymised copy</source>
        <translation>Anonymisierte Kopie</translation>
    </message>
    <message>
        <source>Another patient</source>
        <translation>Anderer Patient</translation>
    </message>
    <message>
        <source>Another point; empty ones are left out</source>
        <translation>Noch ein Punkt; leere werden weggelassen</translation>
    </message>
    <message>
        <source>Anterior</source>
        <translation>Vorn</translation>
    </message>
    <message>
        <source>Anterior, mm</source>
        <translation>Vorn, mm</translation>
    </message>
    <message>
        <source>Anteversion</source>
        <translation>Anteversion</translation>
    </message>
    <message>
        <source>Aorta</source>
        <translation>Aorta</translation>
    </message>
    <message>
        <source>Apart from</source>
        <translation>Außer</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Apply threshold</source>
        <translation>Schwelle anwenden</translation>
    </message>
    <message>
        <source>Approve and lock</source>
        <translation>Freigeben und sperren</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Freigegeben</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archiv</translation>
    </message>
    <message>
        <source>Archives</source>
        <translation>Archive</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Fläche</translation>
    </message>
    <message>
        <source>Area beyond the canal wall</source>
        <translation>Fläche jenseits der Markraumwand</translation>
    </message>
    <message>
        <source>Area outside the bone</source>
        <translation>Fläche außerhalb des Knochens</translation>
    </message>
    <message>
        <source>Area slice by slice</source>
        <translation>Fläche je Schicht</translation>
    </message>
    <message>
        <source>Arial Unicode.ttf</source>
        <translation>Arial Unicode.ttf</translation>
    </message>
    <message>
        <source>Arrow</source>
        <translation>Pfeil</translation>
    </message>
    <message>
        <source>Arrow keys move what the handles hold.</source>
        <translation>Pfeiltasten bewegen, was die Griffe halten.</translation>
    </message>
    <message>
        <source>Arrow keys shift, Page Up and Page Down go deeper, Shift turns, Ctrl is fine</source>
        <translation>Pfeiltasten verschieben, Bild auf und Bild ab gehen in die Tiefe, Umschalt dreht, Strg ist fein</translation>
    </message>
    <message>
        <source>Arrow keys {mm:g} mm</source>
        <translation>Pfeiltasten {mm:g} mm</translation>
    </message>
    <message>
        <source>Arteries and hepatic veins may touch its branches: look at them, and at thin branches that may be missing.</source>
        <translation>Arterien und Lebervenen können seine Äste berühren: Sehen Sie sie an, ebenso dünne Äste, die fehlen können.</translation>
    </message>
    <message>
        <source>Artery</source>
        <translation>Arterie</translation>
    </message>
    <message>
        <source>As distal</source>
        <translation>Distal als</translation>
    </message>
    <message>
        <source>As it lay before registration</source>
        <translation>Wie vor der Registrierung</translation>
    </message>
    <message>
        <source>As proximal</source>
        <translation>Proximal als</translation>
    </message>
    <message>
        <source>As stated in the case</source>
        <translation>Wie im Fall angegeben</translation>
    </message>
    <message>
        <source>As the preset says</source>
        <translation>Wie die Vorlage sagt</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>As {endings}; mm, patient coordinates (LPS).</source>
        <translation>Als {endings}; mm, Patientenkoordinaten (LPS).</translation>
    </message>
    <message>
        <source>Ascending aorta</source>
        <translation>Aorta ascendens</translation>
    </message>
    <message>
        <source>Ash density, intercept</source>
        <translation>Aschedichte, Achsenabschnitt</translation>
    </message>
    <message>
        <source>Ash density, slope</source>
        <translation>Aschedichte, Steigung</translation>
    </message>
    <message>
        <source>Ash over apparent density</source>
        <translation>Aschedichte durch scheinbare Dichte</translation>
    </message>
    <message>
        <source>Ask for the Cobb angle between two lines, along the end plates of two vertebrae say.</source>
        <translation>Den Cobb-Winkel zwischen zwei Linien messen, z. B. entlang der Endplatten zweier Wirbel.</translation>
    </message>
    <message>
        <source>Ask for the angle at the middle one of three points, or between the lines through two and two points.</source>
        <translation>Den Winkel am mittleren von drei Punkten messen oder zwischen den Geraden durch je zwei Punkte.</translation>
    </message>
    <message>
        <source>Ask for the area inside a closed outline.</source>
        <translation>Die Fläche in einem geschlossenen Umriss messen.</translation>
    </message>
    <message>
        <source>Ask for the distance between two points.</source>
        <translation>Den Abstand zweier Punkte messen.</translation>
    </message>
    <message>
        <source>Ask for the strain in bodies under a load; solving it is left to whoever wants the answer.</source>
        <translation>Nach der Dehnung in Körpern unter einer Last fragen; gerechnet wird erst, wenn jemand die Antwort will.</translation>
    </message>
    <message>
        <source>Ask for the values of a scan along a straight line.</source>
        <translation>Die Werte einer Aufnahme entlang einer Geraden messen.</translation>
    </message>
    <message>
        <source>Ask for the volume of a segment or of a fragment.</source>
        <translation>Das Volumen eines Segments oder Fragments messen.</translation>
    </message>
    <message>
        <source>Ask what walking does to it</source>
        <translation>Fragen, was das Gehen damit macht</translation>
    </message>
    <message>
        <source>At</source>
        <translation>Stelle</translation>
    </message>
    <message>
        <source>At least three landmarks or points, in order round the area.</source>
        <translation>Mindestens drei Landmarken oder Punkte, der Reihe nach um die Fläche.</translation>
    </message>
    <message>
        <source>At least, mm³</source>
        <translation>Mindestens, mm³</translation>
    </message>
    <message>
        <source>At most so many of the largest parts become segments.</source>
        <translation>Höchstens so viele der größten Teile werden Segmente.</translation>
    </message>
    <message>
        <source>Axes</source>
        <translation>Achsen</translation>
    </message>
    <message>
        <source>Axes of the file</source>
        <translation>Achsen der Datei</translation>
    </message>
    <message>
        <source>Axes of the handles</source>
        <translation>Achsen der Griffe</translation>
    </message>
    <message>
        <source>Axes the file is in: its own, or patient coordinates; RAS is turned to LPS.</source>
        <translation>Achsen der Datei: ihre eigenen oder Patientenkoordinaten; RAS wird in LPS gedreht.</translation>
    </message>
    <message>
        <source>Axes, steps and catching</source>
        <translation>Achsen, Schritte und Einrasten</translation>
    </message>
    <message>
        <source>Axial</source>
        <translation>Axial</translation>
    </message>
    <message>
        <source>Axial plane</source>
        <translation>Axiale Ebene</translation>
    </message>
    <message>
        <source>Axial slices</source>
        <translation>Axiale Schichten</translation>
    </message>
    <message>
        <source>Axis</source>
        <translation>Achse</translation>
    </message>
    <message>
        <source>Axis of the canal</source>
        <translation>Achse des Markraums</translation>
    </message>
    <message>
        <source>Axis {name}</source>
        <translation>Achse {name}</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Back (Alt+Left)</source>
        <translation>Zurück (Alt+Links)</translation>
    </message>
    <message>
        <source>Back and forth</source>
        <translation>Vor und zurück</translation>
    </message>
    <message>
        <source>Back to the program's own values</source>
        <translation>Zurück zu den Werten des Programms</translation>
    </message>
    <message>
        <source>Back to the usual</source>
        <translation>Auf Standard zurück</translation>
    </message>
    <message>
        <source>Back to where it was cut</source>
        <translation>Zurück an den Ort des Schnitts</translation>
    </message>
    <message>
        <source>Bar, mm</source>
        <translation>Steg, mm</translation>
    </message>
    <message>
        <source>Basic Application Confidentiality Profile</source>
        <translation>Basic Application Confidentiality Profile</translation>
    </message>
    <message>
        <source>Begin a what-if at the plan as it is now</source>
        <translation>Ein Was-wäre-wenn bei der jetzigen Planung beginnen</translation>
    </message>
    <message>
        <source>Begin a what-if at the plan as it is now; this one stays as it is</source>
        <translation>Ein Was-wäre-wenn bei der jetzigen Planung beginnen; diese bleibt, wie sie ist</translation>
    </message>
    <message>
        <source>Begin an empty segment on an image, to be painted or drawn.</source>
        <translation>Ein leeres Segment auf einem Bild beginnen, zum Malen oder Zeichnen.</translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation>Neu beginnen</translation>
    </message>
    <message>
        <source>Begin scenario</source>
        <translation>Szenario beginnen</translation>
    </message>
    <message>
        <source>Begin scenario here</source>
        <translation>Szenario hier beginnen</translation>
    </message>
    <message>
        <source>Being measured…</source>
        <translation>Wird gemessen…</translation>
    </message>
    <message>
        <source>Being solved…</source>
        <translation>Wird berechnet…</translation>
    </message>
    <message>
        <source>Beside</source>
        <translation>Daneben</translation>
    </message>
    <message>
        <source>Beside this scenario</source>
        <translation>Neben diesem Szenario</translation>
    </message>
    <message>
        <source>Between</source>
        <translation>Zwischen</translation>
    </message>
    <message>
        <source>Between landmarks and points of implants: the figure follows when they move.</source>
        <translation>Zwischen Landmarken und Punkten von Implantaten: Der Wert folgt, wenn sie sich bewegen.</translation>
    </message>
    <message>
        <source>Between named points</source>
        <translation>Zwischen benannten Punkten</translation>
    </message>
    <message>
        <source>Bile duct</source>
        <translation>Gallengang</translation>
    </message>
    <message>
        <source>Bladder</source>
        <translation>Harnblase</translation>
    </message>
    <message>
        <source>Blood vessel</source>
        <translation>Blutgefäß</translation>
    </message>
    <message>
        <source>Bodies</source>
        <translation>Körper</translation>
    </message>
    <message>
        <source>Bodies are bonded to each other: they neither slide nor part.</source>
        <translation>Körper sind fest miteinander verbunden: Sie gleiten nicht und trennen sich nicht.</translation>
    </message>
    <message>
        <source>Bodies: {0}. Where they overlap, the later one wins. Interfaces are {1}.</source>
        <translation>Körper: {0}. Wo sie sich überlappen, gilt der spätere. Kontakte sind {1}.</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Körper</translation>
    </message>
    <message>
        <source>Body part</source>
        <translation>Körperregion</translation>
    </message>
    <message>
        <source>Body thickness, mm</source>
        <translation>Körperdicke, mm</translation>
    </message>
    <message>
        <source>Body weight</source>
        <translation>Körpergewicht</translation>
    </message>
    <message>
        <source>Body weight, kg</source>
        <translation>Körpergewicht, kg</translation>
    </message>
    <message>
        <source>Body weight, kg; loads from the literature need it.</source>
        <translation>Körpergewicht, kg; Lasten aus der Literatur brauchen es.</translation>
    </message>
    <message>
        <source>Bone</source>
        <translation>Knochen</translation>
    </message>
    <message>
        <source>Bone and soft tissue</source>
        <translation>Knochen und Weichgewebe</translation>
    </message>
    <message>
        <source>Bone cement</source>
        <translation>Knochenzement</translation>
    </message>
    <message>
        <source>Bone is linear elastic and isotropic; its modulus comes from the scan by the named law.</source>
        <translation>Knochen ist linear elastisch und isotrop; sein E-Modul folgt aus der Aufnahme nach dem genannten Materialgesetz.</translation>
    </message>
    <message>
        <source>Bone marrow</source>
        <translation>Knochenmark</translation>
    </message>
    <message>
        <source>Bone plate</source>
        <translation>Knochenplatte</translation>
    </message>
    <message>
        <source>Bone screw</source>
        <translation>Knochenschraube</translation>
    </message>
    <message>
        <source>Bone: modulus from {0} by the law {1}</source>
        <translation>Knochen: E-Modul aus {0} nach dem Materialgesetz {1}</translation>
    </message>
    <message>
        <source>Border moved by up to {0} mm onto edges of {1}.</source>
        <translation>Grenze um bis zu {0} mm auf Kanten von {1} verschoben.</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Geboren</translation>
    </message>
    <message>
        <source>Both plans are the same.</source>
        <translation>Beide Planungen sind gleich.</translation>
    </message>
    <message>
        <source>Box</source>
        <translation>Quader</translation>
    </message>
    <message>
        <source>Brain</source>
        <translation>Gehirn</translation>
    </message>
    <message>
        <source>Brain stem</source>
        <translation>Hirnstamm</translation>
    </message>
    <message>
        <source>Brain with its fluid in a T1-weighted MR, without skull and scalp. The deep part of what is as bright as brain, grown back to its border and out into the poles of its lobes, closed over sulci, without the air of the mastoid. A tumour bright with contrast at the surface may be left out in part: look there.</source>
        <translation>Gehirn mit Liquor in einer T1-gewichteten MR, ohne Schädel und Kopfhaut. Der tiefe Teil dessen, was so hell wie Gehirn ist, zurückgewachsen bis zu seiner Grenze und in die Pole der Lappen, über Sulci geschlossen, ohne die Luft des Mastoids. Ein an der Oberfläche kontrastmittelheller Tumor kann teilweise fehlen: Sehen Sie dort nach.</translation>
    </message>
    <message>
        <source>Bright</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Bright rim of a tumour in a T1-weighted MR with contrast. The tumour ends on the crest of brightness between the point and the brain around it; what is bright within is the rim, the rest the core. Oedema is what is bright in the FLAIR and hangs together with the tumour. Told by brightness alone: none of it is a diagnosis.</source>
        <translation>Heller Rand eines Tumors in einer T1-gewichteten MR mit Kontrastmittel. Der Tumor endet auf dem Helligkeitskamm zwischen dem Punkt und dem Gehirn darum; was darin hell ist, ist der Rand, der Rest der Kern. Ödem ist, was in der FLAIR hell ist und mit dem Tumor zusammenhängt. Allein nach der Helligkeit unterschieden: nichts davon ist eine Diagnose.</translation>
    </message>
    <message>
        <source>Bring a scan into the frame of another one, by their grey values; refused where the fit can't be trusted.</source>
        <translation>Eine Aufnahme anhand der Grauwerte in das Bezugssystem einer anderen bringen; abgelehnt, wo der Passung nicht zu trauen ist.</translation>
    </message>
    <message>
        <source>Bring in a scan: a folder or zip of DICOM, or a NIfTI, NRRD or MHA file. Drag it into the window or open it here.</source>
        <translation>Bringen Sie eine Aufnahme herein: Ordner oder ZIP mit DICOM oder eine NIfTI-, NRRD- oder MHA-Datei. Ziehen Sie sie ins Fenster oder öffnen Sie sie hier.</translation>
    </message>
    <message>
        <source>Bring in a surface (STL, OBJ, PLY, 3MF) in its place in the patient; its unit and frame are never guessed.</source>
        <translation>Eine Oberfläche (STL, OBJ, PLY, 3MF) an ihren Ort im Patienten bringen; Einheit und Bezugssystem werden nie geraten.</translation>
    </message>
    <message>
        <source>Bring in segments from a label map (NIfTI, NRRD, MHA), a DICOM SEG or an RTSTRUCT, and put them on an image.</source>
        <translation>Segmente aus einer Labelkarte (NIfTI, NRRD, MHA), einem DICOM SEG oder RTSTRUCT übernehmen und auf ein Bild legen.</translation>
    </message>
    <message>
        <source>Bronchus</source>
        <translation>Bronchus</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>Pinsel</translation>
    </message>
    <message>
        <source>Brush radius</source>
        <translation>Pinselradius</translation>
    </message>
    <message>
        <source>Brush radius, mm</source>
        <translation>Pinselradius, mm</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>Von Hand</translation>
    </message>
    <message>
        <source>By the AI model {0} (weights {1}), class {2}.</source>
        <translation>Vom KI-Modell {0} (Gewichte {1}), Klasse {2}.</translation>
    </message>
    <message>
        <source>CA file</source>
        <translation>CA-Datei</translation>
    </message>
    <message>
        <source>CT</source>
        <translation>CT</translation>
    </message>
    <message>
        <source>CT of a right hip and femur</source>
        <translation>CT von rechter Hüfte und Femur</translation>
    </message>
    <message>
        <source>CT series tilted by 18.5 deg</source>
        <translation>CT-Serie, um 18,5 Grad geneigt</translation>
    </message>
    <message>
        <source>CT with contrast, an aorta</source>
        <translation>CT mit Kontrastmittel, eine Aorta</translation>
    </message>
    <message>
        <source>CT, MR, .. for a file that does not say so; a CT's values are taken as HU.</source>
        <translation>CT, MR, .. für eine Datei, die es nicht angibt; Werte eines CT gelten als HU.</translation>
    </message>
    <message>
        <source>Calcaneus</source>
        <translation>Kalkaneus</translation>
    </message>
    <message>
        <source>Calcar radius, mm</source>
        <translation>Kalkarradius, mm</translation>
    </message>
    <message>
        <source>Calcified plaque</source>
        <translation>Verkalkte Plaque</translation>
    </message>
    <message>
        <source>Call a measure something else.</source>
        <translation>Eine Messung umbenennen.</translation>
    </message>
    <message>
        <source>Call a note something else.</source>
        <translation>Eine Notiz umbenennen.</translation>
    </message>
    <message>
        <source>Call {0} {1}</source>
        <translation>{0} in {1} umbenennen</translation>
    </message>
    <message>
        <source>Came in {unit}, {axes}</source>
        <translation>Kam in {unit}, {axes}</translation>
    </message>
    <message>
        <source>Can be planned on.</source>
        <translation>Zum Planen geeignet.</translation>
    </message>
    <message>
        <source>Can't be used as it is:</source>
        <translation>So nicht zu verwenden:</translation>
    </message>
    <message>
        <source>Canal</source>
        <translation>Markraum</translation>
    </message>
    <message>
        <source>Canal diameter, distal</source>
        <translation>Markraumdurchmesser, distal</translation>
    </message>
    <message>
        <source>Canal diameter, mid</source>
        <translation>Markraumdurchmesser, Mitte</translation>
    </message>
    <message>
        <source>Canal diameter, proximal</source>
        <translation>Markraumdurchmesser, proximal</translation>
    </message>
    <message>
        <source>Canal fill by area, distal</source>
        <translation>Markraumfüllung nach Fläche, distal</translation>
    </message>
    <message>
        <source>Canal fill by area, mid</source>
        <translation>Markraumfüllung nach Fläche, Mitte</translation>
    </message>
    <message>
        <source>Canal fill by area, proximal</source>
        <translation>Markraumfüllung nach Fläche, proximal</translation>
    </message>
    <message>
        <source>Canal fill by depth, distal</source>
        <translation>Markraumfüllung nach Tiefe, distal</translation>
    </message>
    <message>
        <source>Canal fill by depth, mid</source>
        <translation>Markraumfüllung nach Tiefe, Mitte</translation>
    </message>
    <message>
        <source>Canal fill by depth, proximal</source>
        <translation>Markraumfüllung nach Tiefe, proximal</translation>
    </message>
    <message>
        <source>Canal fill by width, distal</source>
        <translation>Markraumfüllung nach Breite, distal</translation>
    </message>
    <message>
        <source>Canal fill by width, mid</source>
        <translation>Markraumfüllung nach Breite, Mitte</translation>
    </message>
    <message>
        <source>Canal fill by width, proximal</source>
        <translation>Markraumfüllung nach Breite, proximal</translation>
    </message>
    <message>
        <source>Canal sections can't be shown: {0}</source>
        <translation>Schnitte durch den Markraum lassen sich nicht zeigen: {0}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Carpus</source>
        <translation>Handwurzel</translation>
    </message>
    <message>
        <source>Carry</source>
        <translation>Mitnehmen</translation>
    </message>
    <message>
        <source>Cartilage</source>
        <translation>Knorpel</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Fall</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Fälle</translation>
    </message>
    <message>
        <source>Cases (*.surgplan)</source>
        <translation>Fälle (*.surgplan)</translation>
    </message>
    <message>
        <source>Catch on axes</source>
        <translation>An Achsen einrasten</translation>
    </message>
    <message>
        <source>Catch on bone</source>
        <translation>Am Knochen einrasten</translation>
    </message>
    <message>
        <source>Cavities of at least this volume stay open, mm3; none fills all.</source>
        <translation>Hohlräume ab diesem Volumen bleiben offen, mm3; ohne Angabe werden alle gefüllt.</translation>
    </message>
    <message>
        <source>Ccd, °</source>
        <translation>CCD-Winkel, °</translation>
    </message>
    <message>
        <source>Centroid l</source>
        <translation>Schwerpunkt L</translation>
    </message>
    <message>
        <source>Centroid p</source>
        <translation>Schwerpunkt P</translation>
    </message>
    <message>
        <source>Centroid s</source>
        <translation>Schwerpunkt S</translation>
    </message>
    <message>
        <source>Cerebellum</source>
        <translation>Kleinhirn</translation>
    </message>
    <message>
        <source>Cerebral cortex</source>
        <translation>Großhirnrinde</translation>
    </message>
    <message>
        <source>Cerebral hemisphere</source>
        <translation>Großhirnhemisphäre</translation>
    </message>
    <message>
        <source>Cerebrospinal fluid</source>
        <translation>Liquor</translation>
    </message>
    <message>
        <source>Cerebrum</source>
        <translation>Großhirn</translation>
    </message>
    <message>
        <source>Change of leg length</source>
        <translation>Änderung der Beinlänge</translation>
    </message>
    <message>
        <source>Change of offset</source>
        <translation>Änderung des Offsets</translation>
    </message>
    <message>
        <source>Change shortcuts…</source>
        <translation>Tastenkürzel ändern…</translation>
    </message>
    <message>
        <source>Change size</source>
        <translation>Größe ändern</translation>
    </message>
    <message>
        <source>Change the colour</source>
        <translation>Die Farbe ändern</translation>
    </message>
    <message>
        <source>Change the keys in the preferences, under Shortcuts.</source>
        <translation>Ändern Sie die Tasten in den Einstellungen unter Tastenkürzel.</translation>
    </message>
    <message>
        <source>Change this study</source>
        <translation>Diese Studie ändern</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Changes the window's colours.</source>
        <translation>Ändert die Farben des Fensters.</translation>
    </message>
    <message>
        <source>Changes, the newest first</source>
        <translation>Änderungen, die neueste zuerst</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Eine Datei wählen</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Einen Ordner wählen</translation>
    </message>
    <message>
        <source>Choose a fragment to move it. Landmarks and implants placed on it go with it.</source>
        <translation>Wählen Sie ein Fragment, um es zu bewegen. Darauf platzierte Landmarken und Implantate gehen mit.</translation>
    </message>
    <message>
        <source>Choose a segment in the list above to see what it measures.</source>
        <translation>Wählen Sie oben in der Liste ein Segment, um seine Maße zu sehen.</translation>
    </message>
    <message>
        <source>Choose a segment in the list, or begin a new one, to edit it.</source>
        <translation>Wählen Sie in der Liste ein Segment oder beginnen Sie ein neues, um es zu bearbeiten.</translation>
    </message>
    <message>
        <source>Choose a tool, then click in a slice or on a surface. Points can be dragged afterwards.</source>
        <translation>Wählen Sie ein Werkzeug, dann klicken Sie in eine Schicht oder auf eine Oberfläche. Punkte lassen sich danach ziehen.</translation>
    </message>
    <message>
        <source>Choose an action, press its new keys in the field.</source>
        <translation>Wählen Sie einen Befehl, drücken Sie im Feld die neuen Tasten.</translation>
    </message>
    <message>
        <source>Choose an implant, a cut or a fragment to move it.</source>
        <translation>Wählen Sie ein Implantat, einen Schnitt oder ein Fragment, um es zu bewegen.</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>Datei wählen…</translation>
    </message>
    <message>
        <source>Choose folder of a model…</source>
        <translation>Ordner eines Modells wählen…</translation>
    </message>
    <message>
        <source>Choose folders…</source>
        <translation>Ordner wählen…</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>Ordner wählen…</translation>
    </message>
    <message>
        <source>Choose two different segments.</source>
        <translation>Wählen Sie zwei verschiedene Segmente.</translation>
    </message>
    <message>
        <source>Choose {what}.</source>
        <translation>Wählen Sie: {what}.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Cividis</source>
        <translation>Cividis</translation>
    </message>
    <message>
        <source>Clamped high</source>
        <translation>Auf die Obergrenze gesenkt</translation>
    </message>
    <message>
        <source>Clamped low</source>
        <translation>Auf die Untergrenze gehoben</translation>
    </message>
    <message>
        <source>Clavicle</source>
        <translation>Klavikula</translation>
    </message>
    <message>
        <source>Clean Descriptors Option</source>
        <translation>Clean Descriptors Option</translation>
    </message>
    <message>
        <source>Clean Pixel Data Option</source>
        <translation>Clean Pixel Data Option</translation>
    </message>
    <message>
        <source>Clean Structured Content Option</source>
        <translation>Clean Structured Content Option</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Clear limits</source>
        <translation>Grenzen aufheben</translation>
    </message>
    <message>
        <source>Clear points</source>
        <translation>Punkte löschen</translation>
    </message>
    <message>
        <source>Clear the path</source>
        <translation>Den Pfad löschen</translation>
    </message>
    <message>
        <source>Click a point on the first side.</source>
        <translation>Klicken Sie einen Punkt auf der ersten Seite an.</translation>
    </message>
    <message>
        <source>Click a point on the other side.</source>
        <translation>Klicken Sie einen Punkt auf der anderen Seite an.</translation>
    </message>
    <message>
        <source>Click along it in any slices; drag points to move them, Backspace takes one back, Return ends.</source>
        <translation>Klicken Sie in beliebigen Schichten daran entlang; Punkte lassen sich ziehen, die Rücktaste nimmt einen zurück, die Eingabetaste beendet.</translation>
    </message>
    <message>
        <source>Click in a slice: {what}.</source>
        <translation>In eine Schicht klicken: {what}.</translation>
    </message>
    <message>
        <source>Click inside a structure: what hangs together with it is found.</source>
        <translation>Klicken Sie in eine Struktur: Was mit ihr zusammenhängt, wird gefunden.</translation>
    </message>
    <message>
        <source>Click into a field, then in a slice on the place it asks for.</source>
        <translation>Klicken Sie in ein Feld, dann in einer Schicht auf die Stelle, nach der es fragt.</translation>
    </message>
    <message>
        <source>Click its other end.</source>
        <translation>Klicken Sie das andere Ende an.</translation>
    </message>
    <message>
        <source>Click one end of the lower end plate.</source>
        <translation>Klicken Sie ein Ende der unteren Endplatte an.</translation>
    </message>
    <message>
        <source>Click one end of the upper end plate.</source>
        <translation>Klicken Sie ein Ende der oberen Endplatte an.</translation>
    </message>
    <message>
        <source>Click round the area, point by point.</source>
        <translation>Klicken Sie Punkt für Punkt um die Fläche.</translation>
    </message>
    <message>
        <source>Click the corner of the angle.</source>
        <translation>Klicken Sie den Scheitel des Winkels an.</translation>
    </message>
    <message>
        <source>Click the first point again, double-click or press Enter to close it. Backspace takes a point back.</source>
        <translation>Klicken Sie zum Schließen den ersten Punkt erneut an, doppelklicken Sie oder drücken Sie die Eingabetaste. Die Rücktaste nimmt einen Punkt zurück.</translation>
    </message>
    <message>
        <source>Click the first point, in a slice or on a surface.</source>
        <translation>Klicken Sie den ersten Punkt an, in einer Schicht oder auf einer Oberfläche.</translation>
    </message>
    <message>
        <source>Click the next point.</source>
        <translation>Klicken Sie den nächsten Punkt an.</translation>
    </message>
    <message>
        <source>Click the other end.</source>
        <translation>Klicken Sie das andere Ende an.</translation>
    </message>
    <message>
        <source>Click two points or more along what is to be straightened, in any slices</source>
        <translation>Klicken Sie in beliebigen Schichten zwei oder mehr Punkte entlang dessen an, was gestreckt werden soll</translation>
    </message>
    <message>
        <source>Click what the arrow points at.</source>
        <translation>Klicken Sie an, worauf der Pfeil zeigt.</translation>
    </message>
    <message>
        <source>Click where the first line begins.</source>
        <translation>Klicken Sie den Anfang der ersten Linie an.</translation>
    </message>
    <message>
        <source>Click where the first line ends.</source>
        <translation>Klicken Sie das Ende der ersten Linie an.</translation>
    </message>
    <message>
        <source>Click where the line begins.</source>
        <translation>Klicken Sie den Anfang der Linie an.</translation>
    </message>
    <message>
        <source>Click where the line ends.</source>
        <translation>Klicken Sie das Ende der Linie an.</translation>
    </message>
    <message>
        <source>Click where the second line begins.</source>
        <translation>Klicken Sie den Anfang der zweiten Linie an.</translation>
    </message>
    <message>
        <source>Click where the second line ends.</source>
        <translation>Klicken Sie das Ende der zweiten Linie an.</translation>
    </message>
    <message>
        <source>Click where the words should stand.</source>
        <translation>Klicken Sie an, wo die Worte stehen sollen.</translation>
    </message>
    <message>
        <source>Clicks in slices become points of a path that is shown straightened.</source>
        <translation>Klicks in Schichten werden Punkte eines Pfads, der gestreckt gezeigt wird.</translation>
    </message>
    <message>
        <source>Clicks in slices become points of the path until you end it</source>
        <translation>Klicks in Schichten werden Punkte des Pfads, bis Sie ihn beenden</translation>
    </message>
    <message>
        <source>Climbing stairs, hip contact at its peak</source>
        <translation>Treppensteigen, größte Hüftkontaktkraft</translation>
    </message>
    <message>
        <source>Clockwise on the screen</source>
        <translation>Am Bildschirm im Uhrzeigersinn</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close the case</source>
        <translation>Den Fall schließen</translation>
    </message>
    <message>
        <source>Close the list (Esc)</source>
        <translation>Die Liste schließen (Esc)</translation>
    </message>
    <message>
        <source>Close, in maps</source>
        <translation>Nah, in Karten</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Geschlossen</translation>
    </message>
    <message>
        <source>Closed {0} hole{1} with {2} mm2 of new surface.</source>
        <translation>{0} Loch/Löcher mit {2} mm2 neuer Oberfläche geschlossen.</translation>
    </message>
    <message>
        <source>CoCrMo</source>
        <translation>CoCrMo</translation>
    </message>
    <message>
        <source>Cobalt-chromium-molybdenum, cast</source>
        <translation>Kobalt-Chrom-Molybdän, gegossen</translation>
    </message>
    <message>
        <source>Cobalt-chromium-molybdenum, wrought</source>
        <translation>Kobalt-Chrom-Molybdän, geschmiedet</translation>
    </message>
    <message>
        <source>Cobb angle</source>
        <translation>Cobb-Winkel</translation>
    </message>
    <message>
        <source>Cobb angle between the lines 1 to 2 and 3 to 4 of {0}{1}</source>
        <translation>Cobb-Winkel zwischen den Linien 1 bis 2 und 3 bis 4 von {0}{1}</translation>
    </message>
    <message>
        <source>Coccyx</source>
        <translation>Steißbein</translation>
    </message>
    <message>
        <source>Colon</source>
        <translation>Kolon</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Colour of {name}</source>
        <translation>Farbe von {name}</translation>
    </message>
    <message>
        <source>Colour the implant by its gap to the bone</source>
        <translation>Das Implantat nach dem Spalt zum Knochen färben</translation>
    </message>
    <message>
        <source>Colour the model by a result on the Simulate page first.</source>
        <translation>Färben Sie das Modell zuerst auf der Seite Simulation nach einem Ergebnis.</translation>
    </message>
    <message>
        <source>Colour what a drag meets</source>
        <translation>Färben, was ein Zug berührt</translation>
    </message>
    <message>
        <source>Colour what it meets</source>
        <translation>Färben, was berührt wird</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Colours of the scan laid over</source>
        <translation>Farben der überlagerten Aufnahme</translation>
    </message>
    <message>
        <source>Colours slices by the result that colours the model.</source>
        <translation>Färbt Schichten nach dem Ergebnis, das das Modell färbt.</translation>
    </message>
    <message>
        <source>Combine</source>
        <translation>Kombinieren</translation>
    </message>
    <message>
        <source>Commercially pure titanium, grade 4</source>
        <translation>Reintitan, Grad 4</translation>
    </message>
    <message>
        <source>Common carotid artery</source>
        <translation>Arteria carotis communis</translation>
    </message>
    <message>
        <source>Common iliac artery</source>
        <translation>Arteria iliaca communis</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Compare segments</source>
        <translation>Segmente vergleichen</translation>
    </message>
    <message>
        <source>Compare two plans</source>
        <translation>Zwei Planungen vergleichen</translation>
    </message>
    <message>
        <source>Compare two segments</source>
        <translation>Zwei Segmente vergleichen</translation>
    </message>
    <message>
        <source>Compare with now</source>
        <translation>Mit jetzt vergleichen</translation>
    </message>
    <message>
        <source>Comparing {pair}</source>
        <translation>{pair} vergleichen</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Vergleicht…</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>Komponente</translation>
    </message>
    <message>
        <source>Compressive strain</source>
        <translation>Druckdehnung</translation>
    </message>
    <message>
        <source>Compressive strain, 99th percentile</source>
        <translation>Druckdehnung, 99. Perzentil</translation>
    </message>
    <message>
        <source>Compressive strain, maximum</source>
        <translation>Druckdehnung, Maximum</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Contact area</source>
        <translation>Kontaktfläche</translation>
    </message>
    <message>
        <source>Contour</source>
        <translation>Umriss</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Kontrastmittel</translation>
    </message>
    <message>
        <source>Copied from another case{0}: {1} ml there, {2} ml here.</source>
        <translation>Aus einem anderen Fall kopiert{0}: {1} ml dort, {2} ml hier.</translation>
    </message>
    <message>
        <source>Copies the case to another file and goes on there. The case itself is always saved.</source>
        <translation>Kopiert den Fall in eine andere Datei und macht dort weiter. Der Fall selbst ist immer gespeichert.</translation>
    </message>
    <message>
        <source>Copies what went wrong in the program itself, for whoever helps; nothing of a patient is in it.</source>
        <translation>Kopiert, was im Programm selbst misslang, für die, die helfen; nichts vom Patienten ist darin.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy a segment under a new name, of this case or out of another case of the same patient.</source>
        <translation>Ein Segment dieses Falls oder eines anderen Falls desselben Patienten unter neuem Namen kopieren.</translation>
    </message>
    <message>
        <source>Copy the error log</source>
        <translation>Fehlerprotokoll kopieren</translation>
    </message>
    <message>
        <source>Copy these words with their details</source>
        <translation>Diese Worte mit Einzelheiten kopieren</translation>
    </message>
    <message>
        <source>Copy what went wrong, in detail</source>
        <translation>Kopieren, was misslang, im Einzelnen</translation>
    </message>
    <message>
        <source>Copy {0} as {1}</source>
        <translation>{0} als {1} kopieren</translation>
    </message>
    <message>
        <source>Copy {0} of another case as {1}</source>
        <translation>{0} eines anderen Falls als {1} kopieren</translation>
    </message>
    <message>
        <source>Core, mm</source>
        <translation>Kern, mm</translation>
    </message>
    <message>
        <source>Corners</source>
        <translation>Ecken</translation>
    </message>
    <message>
        <source>Coronal</source>
        <translation>Koronar</translation>
    </message>
    <message>
        <source>Coronal plane</source>
        <translation>Koronare Ebene</translation>
    </message>
    <message>
        <source>Coronal slices</source>
        <translation>Koronare Schichten</translation>
    </message>
    <message>
        <source>Coronary artery</source>
        <translation>Koronararterie</translation>
    </message>
    <message>
        <source>Corpus callosum</source>
        <translation>Balken</translation>
    </message>
    <message>
        <source>Corrected by hand.</source>
        <translation>Von Hand korrigiert.</translation>
    </message>
    <message>
        <source>Cortex</source>
        <translation>Kortikalis</translation>
    </message>
    <message>
        <source>Cortical bone screw with a hexagonal socket</source>
        <translation>Kortikalisschraube mit Innensechskant</translation>
    </message>
    <message>
        <source>Costal cartilage</source>
        <translation>Rippenknorpel</translation>
    </message>
    <message>
        <source>Costal cartilage: longish parts denser than muscle that touch ribs or breastbone with their ends only. It is a segment of its own, since it is no bone.</source>
        <translation>Rippenknorpel: längliche Teile, dichter als Muskel, die Rippen oder Sternum nur mit ihren Enden berühren. Er ist ein eigenes Segment, da er kein Knochen ist.</translation>
    </message>
    <message>
        <source>Costal cartilage: longish parts denser than muscle that touch ribs or breastbone with their ends only. It is no bone and stands for itself.</source>
        <translation>Rippenknorpel: längliche Teile, dichter als Muskel, die Rippen oder Sternum nur mit ihren Enden berühren. Er ist kein Knochen und steht für sich.</translation>
    </message>
    <message>
        <source>Could not be solved: {why}</source>
        <translation>Konnte nicht berechnet werden: {why}</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Countersink, mm</source>
        <translation>Senkung, mm</translation>
    </message>
    <message>
        <source>Crown radius, mm</source>
        <translation>Scheitelradius, mm</translation>
    </message>
    <message>
        <source>Cup</source>
        <translation>Pfanne</translation>
    </message>
    <message>
        <source>Curve</source>
        <translation>Kurve</translation>
    </message>
    <message>
        <source>Curved reformat</source>
        <translation>Gekrümmte Reformatierung</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Schnitt</translation>
    </message>
    <message>
        <source>Cut a segment by a plane into two named fragments, or move the cut that has the name.</source>
        <translation>Ein Segment durch eine Ebene in zwei benannte Fragmente schneiden oder den Schnitt dieses Namens verschieben.</translation>
    </message>
    <message>
        <source>Cut at the axial slice</source>
        <translation>Schnitt in der axialen Schicht</translation>
    </message>
    <message>
        <source>Cut at the coronal slice</source>
        <translation>Schnitt in der koronaren Schicht</translation>
    </message>
    <message>
        <source>Cut at the sagittal slice</source>
        <translation>Schnitt in der sagittalen Schicht</translation>
    </message>
    <message>
        <source>Cut away a part of</source>
        <translation>Einen Teil wegschneiden von</translation>
    </message>
    <message>
        <source>Cut away a part of {0}</source>
        <translation>Einen Teil von {0} wegschneiden</translation>
    </message>
    <message>
        <source>Cut away in 3D</source>
        <translation>In 3D wegschneiden</translation>
    </message>
    <message>
        <source>Cut away inside</source>
        <translation>Innen wegschneiden</translation>
    </message>
    <message>
        <source>Cut away outside</source>
        <translation>Außen wegschneiden</translation>
    </message>
    <message>
        <source>Cut away what lies inside or outside an outline drawn over a view, or fill it.</source>
        <translation>Wegschneiden, was in oder außerhalb eines über eine Ansicht gezeichneten Umrisses liegt, oder ihn füllen.</translation>
    </message>
    <message>
        <source>Cut by curve</source>
        <translation>Mit Kurve schneiden</translation>
    </message>
    <message>
        <source>Cut by hand.</source>
        <translation>Von Hand geschnitten.</translation>
    </message>
    <message>
        <source>Cut by plane</source>
        <translation>Mit Ebene schneiden</translation>
    </message>
    <message>
        <source>Cut from head, mm</source>
        <translation>Schnitt vom Kopf, mm</translation>
    </message>
    <message>
        <source>Cut from {0} by a curve.</source>
        <translation>Aus {0} mit einer Kurve geschnitten.</translation>
    </message>
    <message>
        <source>Cut implants and guides too</source>
        <translation>Implantate und Führungen mitschneiden</translation>
    </message>
    <message>
        <source>Cut nothing away</source>
        <translation>Nichts wegschneiden</translation>
    </message>
    <message>
        <source>Cut nothing away in 3D</source>
        <translation>In 3D nichts wegschneiden</translation>
    </message>
    <message>
        <source>Cut the 3D view by a box</source>
        <translation>3D-Ansicht mit einem Quader beschneiden</translation>
    </message>
    <message>
        <source>Cut the 3D view by a coronal plane</source>
        <translation>3D-Ansicht mit einer koronaren Ebene beschneiden</translation>
    </message>
    <message>
        <source>Cut the 3D view by a plane that faces you</source>
        <translation>3D-Ansicht mit einer Ebene beschneiden, die Ihnen zugewandt ist</translation>
    </message>
    <message>
        <source>Cut the 3D view by a sagittal plane</source>
        <translation>3D-Ansicht mit einer sagittalen Ebene beschneiden</translation>
    </message>
    <message>
        <source>Cut the 3D view by an axial plane</source>
        <translation>3D-Ansicht mit einer axialen Ebene beschneiden</translation>
    </message>
    <message>
        <source>Cut the neck</source>
        <translation>Schenkelhals schneiden</translation>
    </message>
    <message>
        <source>Cut {0}</source>
        <translation>{0} schneiden</translation>
    </message>
    <message>
        <source>Cut {0} along a curve into {1} and {2}</source>
        <translation>{0} entlang einer Kurve in {1} und {2} schneiden</translation>
    </message>
    <message>
        <source>Cut {0} with {1}</source>
        <translation>{0} mit {1} schneiden</translation>
    </message>
    <message>
        <source>Cut {0}, keep {1} side</source>
        <translation>{0} schneiden, Seite {1} behalten</translation>
    </message>
    <message>
        <source>Cut {name}</source>
        <translation>Schnitt {name}</translation>
    </message>
    <message>
        <source>Cuts</source>
        <translation>Schnitte</translation>
    </message>
    <message>
        <source>Cuts away what lies before the plane, as it is seen now</source>
        <translation>Schneidet weg, was jetzt vor der Ebene liegt</translation>
    </message>
    <message>
        <source>Cuts away what lies before the plane, through the crosshair.</source>
        <translation>Schneidet weg, was vor der Ebene durch das Fadenkreuz liegt.</translation>
    </message>
    <message>
        <source>Cuts away what lies outside of a box, whose faces can be pulled.</source>
        <translation>Schneidet weg, was außerhalb eines Quaders liegt, dessen Flächen sich ziehen lassen.</translation>
    </message>
    <message>
        <source>Cyst</source>
        <translation>Zyste</translation>
    </message>
    <message>
        <source>DICOM (DIMSE)</source>
        <translation>DICOM (DIMSE)</translation>
    </message>
    <message>
        <source>DICOM label map</source>
        <translation>DICOM-Labelkarte</translation>
    </message>
    <message>
        <source>DICOM measurements</source>
        <translation>DICOM-Messwerte</translation>
    </message>
    <message>
        <source>DICOM pictures</source>
        <translation>DICOM-Bilder</translation>
    </message>
    <message>
        <source>DICOM report (PDF)</source>
        <translation>DICOM-Bericht (PDF)</translation>
    </message>
    <message>
        <source>DICOM segmentation</source>
        <translation>DICOM-Segmentierung</translation>
    </message>
    <message>
        <source>DICOM structure set</source>
        <translation>DICOM-Struktursatz</translation>
    </message>
    <message>
        <source>DICOM surfaces (STL)</source>
        <translation>DICOM-Oberflächen (STL)</translation>
    </message>
    <message>
        <source>DICOM without an image ({0})</source>
        <translation>DICOM ohne Bild ({0})</translation>
    </message>
    <message>
        <source>DICOMweb</source>
        <translation>DICOMweb</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Dark core without contrast: necrosis, cyst and tumour that takes up none look alike here.</source>
        <translation>Dunkler Kern ohne Kontrastmittel: Nekrose, Zyste und Tumor, der keines aufnimmt, sehen hier gleich aus.</translation>
    </message>
    <message>
        <source>Dark fluid deep in the brain: both lateral ventricles and what of the third is wide. Fluid is told from brain half way between their values.</source>
        <translation>Dunkle Flüssigkeit tief im Gehirn: beide Seitenventrikel und vom dritten, was weit ist. Flüssigkeit wird auf halbem Weg zwischen den Werten vom Gehirn getrennt.</translation>
    </message>
    <message>
        <source>Darkness</source>
        <translation>Dunkelheit</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Datumsangaben</translation>
    </message>
    <message>
        <source>De-identify DICOM files</source>
        <translation>DICOM-Dateien pseudonymisieren</translation>
    </message>
    <message>
        <source>De-identifying {name}</source>
        <translation>{name} pseudonymisieren</translation>
    </message>
    <message>
        <source>Deepest beyond the canal wall</source>
        <translation>Am tiefsten jenseits der Markraumwand</translation>
    </message>
    <message>
        <source>Deepest in bone</source>
        <translation>Am tiefsten im Knochen</translation>
    </message>
    <message>
        <source>Definition</source>
        <translation>Definition</translation>
    </message>
    <message>
        <source>Definition and source</source>
        <translation>Definition und Quelle</translation>
    </message>
    <message>
        <source>Degrees of freedom</source>
        <translation>Freiheitsgrade</translation>
    </message>
    <message>
        <source>Deidentify</source>
        <translation>Pseudonymisieren</translation>
    </message>
    <message>
        <source>Density law</source>
        <translation>Dichtegesetz</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Tiefe</translation>
    </message>
    <message>
        <source>Depth, mm</source>
        <translation>Tiefe, mm</translation>
    </message>
    <message>
        <source>Describe</source>
        <translation>Beschreiben</translation>
    </message>
    <message>
        <source>Describe {0}</source>
        <translation>{0} beschreiben</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Details of what went wrong</source>
        <translation>Einzelheiten dazu, was misslang</translation>
    </message>
    <message>
        <source>Dialogs begin there; empty is your home folder.</source>
        <translation>Dialoge beginnen dort; leer ist Ihr persönlicher Ordner.</translation>
    </message>
    <message>
        <source>Diameter of the head</source>
        <translation>Durchmesser des Kopfs</translation>
    </message>
    <message>
        <source>Diameter of the head the liner takes; the liner must stay at least 4 mm thick</source>
        <translation>Durchmesser des Kopfs, den das Inlay aufnimmt; das Inlay muss mindestens 4 mm dick bleiben</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <source>Dihedral angle that 99.9 % exceed</source>
        <translation>Diederwinkel, den 99,9 % überschreiten</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>Direction of the axis of the turn, LPS; without one, the implant's own z axis.</source>
        <translation>Richtung der Drehachse, LPS; ohne Angabe die z-Achse des Implantats.</translation>
    </message>
    <message>
        <source>Direction of the axis of the turn, LPS; without one, the normal of the cut as it lies on the fragment.</source>
        <translation>Richtung der Drehachse, LPS; ohne Angabe die Normale des Schnitts, wie er am Fragment liegt.</translation>
    </message>
    <message>
        <source>Direction of the slices</source>
        <translation>Richtung der Schichten</translation>
    </message>
    <message>
        <source>Direction to the front of the femur in LPS; by default that of a patient who lies straight.</source>
        <translation>Richtung zur Vorderseite des Femurs in LPS; ohne Angabe die eines gerade liegenden Patienten.</translation>
    </message>
    <message>
        <source>Direction to the positive side: LPS of any length, or a direction of an implant, stem.cut_normal say.</source>
        <translation>Richtung zur positiven Seite: LPS beliebiger Länge oder eine Richtung eines Implantats, z. B. stem.cut_normal.</translation>
    </message>
    <message>
        <source>Disc in the slice</source>
        <translation>Scheibe in der Schicht</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Displacement</source>
        <translation>Verschiebung</translation>
    </message>
    <message>
        <source>Distal</source>
        <translation>Distal</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>Distance from its surface, 99th percentile</source>
        <translation>Abstand von der Oberfläche, 99. Perzentil</translation>
    </message>
    <message>
        <source>Distance of {0} from {1}, negative where it lies {2}.{3}</source>
        <translation>Abstand von {0} zu {1}, negativ, wo es {2} liegt.{3}</translation>
    </message>
    <message>
        <source>Distance to what it meets</source>
        <translation>Abstand zu dem, was berührt wird</translation>
    </message>
    <message>
        <source>Distance to {other}, negative inside it</source>
        <translation>Abstand zu {other}, innen negativ</translation>
    </message>
    <message>
        <source>Do it for me</source>
        <translation>Für mich tun</translation>
    </message>
    <message>
        <source>Doe*</source>
        <translation>Doe*</translation>
    </message>
    <message>
        <source>Does anything by its name.</source>
        <translation>Tut alles, beim Namen genannt.</translation>
    </message>
    <message>
        <source>Does what was taken back again.</source>
        <translation>Tut wieder, was zurückgenommen wurde.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Done after {time}</source>
        <translation>Fertig nach {time}</translation>
    </message>
    <message>
        <source>Dots per inch</source>
        <translation>Punkte je Zoll</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Drag a closed line in a slice: what it holds is added. Shift takes it away.</source>
        <translation>Ziehen Sie in einer Schicht eine geschlossene Linie: Was sie umschließt, kommt hinzu. Umschalt nimmt es weg.</translation>
    </message>
    <message>
        <source>Drag in a slice or on the 3D surface. Shift erases, [ and ] change the size.</source>
        <translation>Ziehen Sie in einer Schicht oder auf der 3D-Oberfläche. Umschalt löscht, [ und ] ändern die Größe.</translation>
    </message>
    <message>
        <source>Drag over what is too much. Shift paints.</source>
        <translation>Ziehen Sie über das, was zu viel ist. Umschalt malt.</translation>
    </message>
    <message>
        <source>Drag round a part, in a slice or in 3D: it is cut off along the view.</source>
        <translation>Ziehen Sie um einen Teil, in einer Schicht oder in 3D: Er wird entlang der Blickrichtung abgeschnitten.</translation>
    </message>
    <message>
        <source>Drag the round handles on the crosshair's arms. Ctrl turns in steps of 5°, Escape turns back.</source>
        <translation>Ziehen Sie die runden Griffe an den Armen des Fadenkreuzes. Strg dreht in Schritten von 5°, Escape dreht zurück.</translation>
    </message>
    <message>
        <source>Drag with the right button in a slice to set them freely; a right click offers these too.</source>
        <translation>Ziehen Sie in einer Schicht mit der rechten Taste, um sie frei einzustellen; ein Rechtsklick bietet dies auch an.</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Zeichnen</translation>
    </message>
    <message>
        <source>Draw a path</source>
        <translation>Einen Pfad zeichnen</translation>
    </message>
    <message>
        <source>Draw a path to straighten</source>
        <translation>Einen Pfad zum Strecken zeichnen</translation>
    </message>
    <message>
        <source>Draw the segment in some slices; those between are filled.</source>
        <translation>Zeichnen Sie das Segment in einigen Schichten; die dazwischen werden gefüllt.</translation>
    </message>
    <message>
        <source>Draw {0}</source>
        <translation>{0} zeichnen</translation>
    </message>
    <message>
        <source>Drawn by hand.</source>
        <translation>Von Hand gezeichnet.</translation>
    </message>
    <message>
        <source>Drawn by the graphics card ({name}).</source>
        <translation>Von der Grafikkarte gezeichnet ({name}).</translation>
    </message>
    <message>
        <source>Drawn by the processor, as no graphics card was found ({name}). Finer when the view rests.</source>
        <translation>Vom Prozessor gezeichnet, da keine Grafikkarte gefunden wurde ({name}). Feiner, wenn die Ansicht ruht.</translation>
    </message>
    <message>
        <source>Drawn in another frame of reference: import the scan it was drawn on, and register that.</source>
        <translation>In einem anderen Bezugssystem gezeichnet: Importieren Sie die Aufnahme, auf der es gezeichnet wurde, und registrieren Sie diese.</translation>
    </message>
    <message>
        <source>Draws the scan itself in the 3D view.</source>
        <translation>Zeichnet die Aufnahme selbst in der 3D-Ansicht.</translation>
    </message>
    <message>
        <source>Drop all dates</source>
        <translation>Alle Datumsangaben weglassen</translation>
    </message>
    <message>
        <source>Duodenum</source>
        <translation>Duodenum</translation>
    </message>
    <message>
        <source>Dura mater</source>
        <translation>Dura mater</translation>
    </message>
    <message>
        <source>Each part that hangs together becomes a segment.</source>
        <translation>Jeder zusammenhängende Teil wird ein Segment.</translation>
    </message>
    <message>
        <source>Earlier becomes later</source>
        <translation>Früher wird später</translation>
    </message>
    <message>
        <source>Earlier plan</source>
        <translation>Frühere Planung</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Editing {name}</source>
        <translation>{name} wird bearbeitet</translation>
    </message>
    <message>
        <source>Element size</source>
        <translation>Elementgröße</translation>
    </message>
    <message>
        <source>Element size, mm</source>
        <translation>Elementgröße, mm</translation>
    </message>
    <message>
        <source>Elements</source>
        <translation>Elemente</translation>
    </message>
    <message>
        <source>Elements from partial volume</source>
        <translation>Elemente aus Teilvolumen</translation>
    </message>
    <message>
        <source>Elements outside scan</source>
        <translation>Elemente außerhalb der Aufnahme</translation>
    </message>
    <message>
        <source>Empty case…</source>
        <translation>Leerer Fall…</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>End the path</source>
        <translation>Den Pfad beenden</translation>
    </message>
    <message>
        <source>End the tour</source>
        <translation>Die Führung beenden</translation>
    </message>
    <message>
        <source>Ends the big view of one.</source>
        <translation>Beendet die große Einzelansicht.</translation>
    </message>
    <message>
        <source>Energy balance</source>
        <translation>Energiebilanz</translation>
    </message>
    <message>
        <source>Enhancing tumour</source>
        <translation>Kontrastmittelaufnehmender Tumor</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Eintritt</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Erase a drawn part of</source>
        <translation>Einen gezeichneten Teil löschen aus</translation>
    </message>
    <message>
        <source>Erase a drawn part of {0}</source>
        <translation>Einen gezeichneten Teil von {0} löschen</translation>
    </message>
    <message>
        <source>Erase by level trace from</source>
        <translation>Mit Höhenlinie löschen aus</translation>
    </message>
    <message>
        <source>Erase by level trace from {0}</source>
        <translation>Mit Höhenlinie aus {0} löschen</translation>
    </message>
    <message>
        <source>Erase from {0}</source>
        <translation>Aus {0} löschen</translation>
    </message>
    <message>
        <source>Ethmoid bone</source>
        <translation>Siebbein</translation>
    </message>
    <message>
        <source>Even out the borders</source>
        <translation>Die Grenzen ausgleichen</translation>
    </message>
    <message>
        <source>Every change of this case. Go back to any of them; nothing is lost.</source>
        <translation>Jede Änderung dieses Falls. Gehen Sie zu jeder zurück; nichts ist verloren.</translation>
    </message>
    <message>
        <source>Every figure of every segment, as CSV with units in the header</source>
        <translation>Jede Zahl jedes Segments, als CSV mit Einheiten in der Kopfzeile</translation>
    </message>
    <message>
        <source>Every file of a folder is written anew into a new folder, with new names and UIDs that fit together.</source>
        <translation>Jede Datei eines Ordners wird neu in einen neuen Ordner geschrieben, mit neuen Namen und UIDs, die zusammenpassen.</translation>
    </message>
    <message>
        <source>Every voxel above what bone and teeth reach, in parts that are more than noise; how much it is, where, and how far its streaks reach is said with it. The scan itself is not changed.</source>
        <translation>Jedes Voxel über dem, was Knochen und Zähne erreichen, in Teilen, die mehr als Rauschen sind; wie viel es ist, wo, und wie weit seine Artefakte reichen, wird dazu gesagt. Die Aufnahme selbst wird nicht geändert.</translation>
    </message>
    <message>
        <source>Everything done is in the file.</source>
        <translation>Alles Getane ist in der Datei.</translation>
    </message>
    <message>
        <source>Everything here as one file; passwords and patients are never in it</source>
        <translation>Alles hier als eine Datei; Passwörter und Patienten sind nie darin</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Export for a department…</source>
        <translation>Für eine Abteilung exportieren…</translation>
    </message>
    <message>
        <source>Export preferences</source>
        <translation>Einstellungen exportieren</translation>
    </message>
    <message>
        <source>Export {name}</source>
        <translation>{name} exportieren</translation>
    </message>
    <message>
        <source>Exported to {name}.</source>
        <translation>Exportiert nach {name}.</translation>
    </message>
    <message>
        <source>Exporting {name}</source>
        <translation>{name} wird exportiert</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Eye</source>
        <translation>Auge</translation>
    </message>
    <message>
        <source>Eyeball</source>
        <translation>Augapfel</translation>
    </message>
    <message>
        <source>FHIR R4 bundle</source>
        <translation>FHIR-R4-Bündel</translation>
    </message>
    <message>
        <source>FHIR R5 bundle</source>
        <translation>FHIR-R5-Bündel</translation>
    </message>
    <message>
        <source>FL³/3EI + FL/κGA, κ of Cowper 1966, J Appl Mech 33:335</source>
        <translation>FL³/3EI + FL/κGA, κ of Cowper 1966, J Appl Mech 33:335</translation>
    </message>
    <message>
        <source>Facial nerve</source>
        <translation>Nervus facialis</translation>
    </message>
    <message>
        <source>Facing you</source>
        <translation>Ihnen zugewandt</translation>
    </message>
    <message>
        <source>Failed: {error}</source>
        <translation>Misslungen: {error}</translation>
    </message>
    <message>
        <source>Fat</source>
        <translation>Fett</translation>
    </message>
    <message>
        <source>Fatigue strength, 1e7 cycles</source>
        <translation>Dauerfestigkeit, 1e7 Lastwechsel</translation>
    </message>
    <message>
        <source>Femoral artery</source>
        <translation>Arteria femoralis</translation>
    </message>
    <message>
        <source>Femoral head</source>
        <translation>Femurkopf</translation>
    </message>
    <message>
        <source>Femur</source>
        <translation>Femur</translation>
    </message>
    <message>
        <source>Fetch series</source>
        <translation>Serie holen</translation>
    </message>
    <message>
        <source>Fetching {series}</source>
        <translation>Holt {series}</translation>
    </message>
    <message>
        <source>Fibula</source>
        <translation>Fibula</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Fill</source>
        <translation>Füllung</translation>
    </message>
    <message>
        <source>Fill an outline in</source>
        <translation>Einen Umriss füllen in</translation>
    </message>
    <message>
        <source>Fill an outline in {0}</source>
        <translation>Einen Umriss in {0} füllen</translation>
    </message>
    <message>
        <source>Fill and contour</source>
        <translation>Füllung und Umriss</translation>
    </message>
    <message>
        <source>Fill between</source>
        <translation>Dazwischen füllen</translation>
    </message>
    <message>
        <source>Fill holes</source>
        <translation>Löcher füllen</translation>
    </message>
    <message>
        <source>Fill implants</source>
        <translation>Implantate füllen</translation>
    </message>
    <message>
        <source>Fill inside</source>
        <translation>Innen füllen</translation>
    </message>
    <message>
        <source>Fill segments</source>
        <translation>Segmente füllen</translation>
    </message>
    <message>
        <source>Fill the cavities of a segment.</source>
        <translation>Die Hohlräume eines Segments füllen.</translation>
    </message>
    <message>
        <source>Fill the form below with this study's settings</source>
        <translation>Das Formular unten mit den Angaben dieser Studie füllen</translation>
    </message>
    <message>
        <source>Fill the gaps, marking what was not scanned</source>
        <translation>Die Lücken füllen und markieren, was nicht aufgenommen wurde</translation>
    </message>
    <message>
        <source>Fill the outlines of implants</source>
        <translation>Die Umrisse von Implantaten füllen</translation>
    </message>
    <message>
        <source>Fill the slices between those in which a segment was drawn, which stay as they are.</source>
        <translation>Die Schichten zwischen denen füllen, in denen ein Segment gezeichnet wurde; diese bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Fill {0}</source>
        <translation>{0} füllen</translation>
    </message>
    <message>
        <source>Fill {0} between slices</source>
        <translation>{0} zwischen Schichten füllen</translation>
    </message>
    <message>
        <source>Fill {0} up to {1} mm3</source>
        <translation>{0} füllen bis {1} mm3</translation>
    </message>
    <message>
        <source>Fills segments in slices, or leaves their contours.</source>
        <translation>Füllt Segmente in Schichten oder lässt ihre Umrisse.</translation>
    </message>
    <message>
        <source>Fills the outlines of implants in slices.</source>
        <translation>Füllt die Umrisse von Implantaten in Schichten.</translation>
    </message>
    <message>
        <source>Fills what the segment encloses.</source>
        <translation>Füllt, was das Segment umschließt.</translation>
    </message>
    <message>
        <source>Find an action (Ctrl+K)</source>
        <translation>Einen Befehl finden (Strg+K)</translation>
    </message>
    <message>
        <source>Find an action or keys</source>
        <translation>Einen Befehl oder Tasten finden</translation>
    </message>
    <message>
        <source>Find an action…</source>
        <translation>Einen Befehl finden…</translation>
    </message>
    <message>
        <source>Find the bone</source>
        <translation>Den Knochen finden</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Finished hip plan</source>
        <translation>Fertige Hüftplanung</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Sitz</translation>
    </message>
    <message>
        <source>Fit head</source>
        <translation>Kopf anpassen</translation>
    </message>
    <message>
        <source>Fit of {name} in {bone}</source>
        <translation>Sitz von {name} in {bone}</translation>
    </message>
    <message>
        <source>Fit of {pair}</source>
        <translation>Sitz von {pair}</translation>
    </message>
    <message>
        <source>Fit shaft</source>
        <translation>Diaphyse anpassen</translation>
    </message>
    <message>
        <source>Fit the 3D view</source>
        <translation>Die 3D-Ansicht einpassen</translation>
    </message>
    <message>
        <source>Fit the head of {0}</source>
        <translation>Kugel an den Kopf von {0} anpassen</translation>
    </message>
    <message>
        <source>Fit the shaft of {0}</source>
        <translation>Achse an die Diaphyse von {0} anpassen</translation>
    </message>
    <message>
        <source>Fit the slices</source>
        <translation>Die Schichten einpassen</translation>
    </message>
    <message>
        <source>Fitted to {bone} as it was before it was changed: fit it again.</source>
        <translation>An {bone} angepasst, wie es vor der Änderung war: passen Sie es neu an.</translation>
    </message>
    <message>
        <source>Fixed</source>
        <translation>Fest</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Folder of DICOM files</source>
        <translation>Ordner mit DICOM-Dateien</translation>
    </message>
    <message>
        <source>Folder of DICOM files, a zip of them, or one file (.nii, .nii.gz, .nrrd, .mha, .mhd).</source>
        <translation>Ordner mit DICOM-Dateien, eine ZIP-Datei davon oder eine einzelne Datei (.nii, .nii.gz, .nrrd, .mha, .mhd).</translation>
    </message>
    <message>
        <source>Folder of PNG pictures (*)</source>
        <translation>Ordner mit PNG-Bildern (*)</translation>
    </message>
    <message>
        <source>Folder of an AI model</source>
        <translation>Ordner eines KI-Modells</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Folders (*)</source>
        <translation>Ordner (*)</translation>
    </message>
    <message>
        <source>For a second monitor: the view used last leaves the window, or comes back.</source>
        <translation>Für einen zweiten Monitor: Die zuletzt benutzte Ansicht verlässt das Fenster oder kommt zurück.</translation>
    </message>
    <message>
        <source>For every new segment one or more points inside it, LPS mm: for a femur one in the head and one in the shaft.</source>
        <translation>Für jedes neue Segment ein oder mehrere Punkte darin, LPS-mm: für ein Femur einer im Kopf und einer in der Diaphyse.</translation>
    </message>
    <message>
        <source>For every part, by the name it gets, one point or more inside it, LPS mm.</source>
        <translation>Für jeden Teil, unter dem Namen, den er erhält, ein oder mehrere Punkte darin, LPS-mm.</translation>
    </message>
    <message>
        <source>For {procedure}: {verdict}.</source>
        <translation>Für {procedure}: {verdict}.</translation>
    </message>
    <message>
        <source>For {procedure}: {verdict}:</source>
        <translation>Für {procedure}: {verdict}:</translation>
    </message>
    <message>
        <source>Force</source>
        <translation>Kraft</translation>
    </message>
    <message>
        <source>Force balance</source>
        <translation>Kräftebilanz</translation>
    </message>
    <message>
        <source>Force, N</source>
        <translation>Kraft, N</translation>
    </message>
    <message>
        <source>Forget the last point</source>
        <translation>Den letzten Punkt vergessen</translation>
    </message>
    <message>
        <source>Forget the points of this part</source>
        <translation>Die Punkte dieses Teils vergessen</translation>
    </message>
    <message>
        <source>Forget what has ended</source>
        <translation>Vergessen, was beendet ist</translation>
    </message>
    <message>
        <source>Forget who the patient is</source>
        <translation>Vergessen, wer der Patient ist</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Forward (Alt+Right)</source>
        <translation>Vorwärts (Alt+Rechts)</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>Found at import</source>
        <translation>Beim Import gefunden</translation>
    </message>
    <message>
        <source>Found at import, {0}</source>
        <translation>Beim Import gefunden, {0}</translation>
    </message>
    <message>
        <source>Four even views</source>
        <translation>Vier gleiche</translation>
    </message>
    <message>
        <source>Four landmarks or points: one line runs from 1 to 2, the other from 3 to 4; either end may come first.</source>
        <translation>Vier Landmarken oder Punkte: Eine Gerade läuft von 1 nach 2, die andere von 3 nach 4; welches Ende zuerst kommt, ist gleich.</translation>
    </message>
    <message>
        <source>Four views of one patient</source>
        <translation>Vier Ansichten eines Patienten</translation>
    </message>
    <message>
        <source>Fourth ventricle</source>
        <translation>Vierter Ventrikel</translation>
    </message>
    <message>
        <source>Fragment</source>
        <translation>Fragment</translation>
    </message>
    <message>
        <source>Fragment {name}</source>
        <translation>Fragment {name}</translation>
    </message>
    <message>
        <source>Fragments</source>
        <translation>Fragmente</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>Bezugssystem</translation>
    </message>
    <message>
        <source>Frame of reference</source>
        <translation>Bezugssystem</translation>
    </message>
    <message>
        <source>Freehand</source>
        <translation>Freihand</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>From STL, PLY, OBJ or 3MF, in the patient's coordinates. The file does not say its unit and axes: whoever made it does.</source>
        <translation>Aus STL, PLY, OBJ oder 3MF, in Patientenkoordinaten. Die Datei nennt Einheit und Achsen nicht: Das weiß, wer sie gemacht hat.</translation>
    </message>
    <message>
        <source>From a label map (NIfTI, NRRD, MHA), a DICOM segmentation or a DICOM structure set.</source>
        <translation>Aus einer Labelkarte (NIfTI, NRRD, MHA), einer DICOM-Segmentierung oder einem DICOM-Struktursatz.</translation>
    </message>
    <message>
        <source>From a scan to a plan that was tested before the operation. Planning aid, not a medical device.</source>
        <translation>Von der Aufnahme zur Planung, die vor der Operation geprüft wurde. Planungshilfe, kein Medizinprodukt.</translation>
    </message>
    <message>
        <source>From the front</source>
        <translation>Von vorn</translation>
    </message>
    <message>
        <source>From the left</source>
        <translation>Von links</translation>
    </message>
    <message>
        <source>From the right</source>
        <translation>Von rechts</translation>
    </message>
    <message>
        <source>From the scan's values to the stiffness of bone.</source>
        <translation>Von den Werten der Aufnahme zur Steifigkeit des Knochens.</translation>
    </message>
    <message>
        <source>From values</source>
        <translation>Aus Werten</translation>
    </message>
    <message>
        <source>Frontal bone</source>
        <translation>Stirnbein</translation>
    </message>
    <message>
        <source>Further images by the part they play, {flair: name}, where the preset needs them.</source>
        <translation>Weitere Bilder nach ihrer Rolle, {flair: name}, wo die Vorlage sie braucht.</translation>
    </message>
    <message>
        <source>Further points, LPS mm, where the preset needs or takes them.</source>
        <translation>Weitere Punkte, LPS-mm, wo die Vorlage sie braucht oder annimmt.</translation>
    </message>
    <message>
        <source>Fusion</source>
        <translation>Fusion</translation>
    </message>
    <message>
        <source>GDCM can't read it</source>
        <translation>GDCM kann es nicht lesen</translation>
    </message>
    <message>
        <source>Gallbladder</source>
        <translation>Gallenblase</translation>
    </message>
    <message>
        <source>Gantry tilt taken out</source>
        <translation>Gantry-Neigung herausgerechnet</translation>
    </message>
    <message>
        <source>Gap to the bone</source>
        <translation>Spalt zum Knochen</translation>
    </message>
    <message>
        <source>Gap to the canal wall</source>
        <translation>Spalt zur Markraumwand</translation>
    </message>
    <message>
        <source>Gap, mm</source>
        <translation>Spalt, mm</translation>
    </message>
    <message>
        <source>Gaps</source>
        <translation>Lücken</translation>
    </message>
    <message>
        <source>Gaps, contact and canal fill at this pose</source>
        <translation>Spalte, Kontakt und Markraumfüllung in dieser Lage</translation>
    </message>
    <message>
        <source>Gaussian</source>
        <translation>Gauß-Filter</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Give the scenario that is worked on the name above</source>
        <translation>Dem bearbeiteten Szenario den Namen oben geben</translation>
    </message>
    <message>
        <source>Gives every view of this layout the room it had at first</source>
        <translation>Gibt jeder Ansicht dieser Anordnung ihren anfänglichen Platz</translation>
    </message>
    <message>
        <source>Gives its room to the views, or brings it back.</source>
        <translation>Überlässt seinen Platz den Ansichten oder holt ihn zurück.</translation>
    </message>
    <message>
        <source>Gives the view used last the whole space, or shows all again. A double click does the same.</source>
        <translation>Gibt der zuletzt benutzten Ansicht den ganzen Platz oder zeigt wieder alle. Ein Doppelklick tut dasselbe.</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>Gehe zu</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>Damit weitermachen</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Dorthin</translation>
    </message>
    <message>
        <source>Go to Compare</source>
        <translation>Zum Vergleich</translation>
    </message>
    <message>
        <source>Go to Plan</source>
        <translation>Zur Planung</translation>
    </message>
    <message>
        <source>Go to Report</source>
        <translation>Zum Bericht</translation>
    </message>
    <message>
        <source>Go to Scan</source>
        <translation>Zur Aufnahme</translation>
    </message>
    <message>
        <source>Go to Segment</source>
        <translation>Zum Segment</translation>
    </message>
    <message>
        <source>Go to Simulate</source>
        <translation>Zur Simulation</translation>
    </message>
    <message>
        <source>Go to this change</source>
        <translation>Zu dieser Änderung</translation>
    </message>
    <message>
        <source>Go to view</source>
        <translation>Zur Ansicht</translation>
    </message>
    <message>
        <source>Go to {page}</source>
        <translation>Zu {page}</translation>
    </message>
    <message>
        <source>Goes back to the start page.</source>
        <translation>Kehrt zur Startseite zurück.</translation>
    </message>
    <message>
        <source>Goes on by itself once that is done.</source>
        <translation>Geht von selbst weiter, sobald das getan ist.</translation>
    </message>
    <message>
        <source>Greatest gap</source>
        <translation>Größter Spalt</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Grey matter</source>
        <translation>Graue Substanz</translation>
    </message>
    <message>
        <source>Grey values</source>
        <translation>Grauwerte</translation>
    </message>
    <message>
        <source>Grey values: {name}</source>
        <translation>Grauwerte: {name}</translation>
    </message>
    <message>
        <source>Greys</source>
        <translation>Grau</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Gitter</translation>
    </message>
    <message>
        <source>Grow</source>
        <translation>Wachsen</translation>
    </message>
    <message>
        <source>Grow a segment by a margin, or shrink it by one below 0, equally to all sides or to each by its own.</source>
        <translation>Ein Segment um einen Rand wachsen oder, unter 0, schrumpfen lassen, nach allen Seiten gleich oder nach jeder um ihren eigenen.</translation>
    </message>
    <message>
        <source>Grow seeds</source>
        <translation>Aus Saatpunkten wachsen</translation>
    </message>
    <message>
        <source>Grow strokes painted in several segments until they meet, at the borders the image shows.</source>
        <translation>In mehreren Segmenten gemalte Striche wachsen lassen, bis sie sich treffen, an den Grenzen, die das Bild zeigt.</translation>
    </message>
    <message>
        <source>Grow {0} by {1} mm</source>
        <translation>{0} um {1} mm wachsen lassen</translation>
    </message>
    <message>
        <source>Grow {0} by {1} mm ({2} mm)</source>
        <translation>{0} um {1} mm ({2} mm) wachsen lassen</translation>
    </message>
    <message>
        <source>Grow {0} from a point</source>
        <translation>{0} von einem Punkt aus wachsen lassen</translation>
    </message>
    <message>
        <source>Grow {0} from strokes</source>
        <translation>{0} aus Strichen wachsen lassen</translation>
    </message>
    <message>
        <source>Growing {0} ended {1} mm from the point, not at a border of values.</source>
        <translation>Das Wachsen von {0} endete {1} mm vom Punkt, nicht an einer Grenze der Werte.</translation>
    </message>
    <message>
        <source>Grown from a point by values {0}{1}.</source>
        <translation>Von einem Punkt nach Werten gewachsen {0}{1}.</translation>
    </message>
    <message>
        <source>Grown from strokes against {0} by {1}.</source>
        <translation>Aus Strichen gewachsen, gegen {0} auf {1}.</translation>
    </message>
    <message>
        <source>Grows the segment by a distance, or shrinks it by a negative one.</source>
        <translation>Lässt das Segment um einen Abstand wachsen oder bei negativem schrumpfen.</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>Führung</translation>
    </message>
    <message>
        <source>HU</source>
        <translation>HU</translation>
    </message>
    <message>
        <source>Haemorrhage</source>
        <translation>Blutung</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Kopf</translation>
    </message>
    <message>
        <source>Head centre</source>
        <translation>Kopfzentrum</translation>
    </message>
    <message>
        <source>Head height, mm</source>
        <translation>Kopfhöhe, mm</translation>
    </message>
    <message>
        <source>Head offset, mm</source>
        <translation>Kopf-Offset, mm</translation>
    </message>
    <message>
        <source>Head, mm</source>
        <translation>Kopf, mm</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>Köpfe</translation>
    </message>
    <message>
        <source>Heart</source>
        <translation>Herz</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Höhe</translation>
    </message>
    <message>
        <source>Height on paper</source>
        <translation>Höhe auf Papier</translation>
    </message>
    <message>
        <source>Held below, mm</source>
        <translation>Fixiert unterhalb, mm</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Help on this</source>
        <translation>Hilfe hierzu</translation>
    </message>
    <message>
        <source>Hemispherical press-fit cup with a liner</source>
        <translation>Hemisphärische Press-fit-Pfanne mit Inlay</translation>
    </message>
    <message>
        <source>Hepatic artery</source>
        <translation>Leberarterie</translation>
    </message>
    <message>
        <source>Hepatic vein</source>
        <translation>Lebervene</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Hide {name}</source>
        <translation>{name} ausblenden</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Obere Grenze</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>Größter Wert</translation>
    </message>
    <message>
        <source>Highest value</source>
        <translation>Höchster Wert</translation>
    </message>
    <message>
        <source>Highest value that is coloured</source>
        <translation>Höchster gefärbter Wert</translation>
    </message>
    <message>
        <source>Highest values of a slab (MIP)</source>
        <translation>Höchste Werte eines Slabs (MIP)</translation>
    </message>
    <message>
        <source>Hip bone</source>
        <translation>Hüftbein</translation>
    </message>
    <message>
        <source>Hip contact alone, remembered and not checked against the paper.</source>
        <translation>Nur Hüftkontakt, aus dem Gedächtnis und nicht an der Arbeit geprüft.</translation>
    </message>
    <message>
        <source>Hip contact alone. The muscles that pull on the trochanter are left out, which raises the bending of the neck and the shaft.</source>
        <translation>Nur Hüftkontakt. Die am Trochanter ziehenden Muskeln fehlen, was die Biegung von Schenkelhals und Diaphyse erhöht.</translation>
    </message>
    <message>
        <source>Hippocampus</source>
        <translation>Hippocampus</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Hole, mm</source>
        <translation>Loch, mm</translation>
    </message>
    <message>
        <source>Holes</source>
        <translation>Löcher</translation>
    </message>
    <message>
        <source>Hollow</source>
        <translation>Aushöhlen</translation>
    </message>
    <message>
        <source>Hollow {0} to a wall of {1} mm {2}</source>
        <translation>{0} bis auf eine Wand von {1} mm aushöhlen {2}</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Hot body</source>
        <translation>Glühfarben</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Wie</translation>
    </message>
    <message>
        <source>How bodies meet: they can neither slide nor part.</source>
        <translation>Wie Körper sich berühren: Sie können weder gleiten noch sich trennen.</translation>
    </message>
    <message>
        <source>How deep the stem may reach into the cortex below the metaphysis, mm.</source>
        <translation>Wie tief der Schaft unterhalb der Metaphyse in die Kortikalis reichen darf, mm.</translation>
    </message>
    <message>
        <source>How deep, where it does not go through everything (mm along the direction).</source>
        <translation>Wie tief, wo nicht durch alles geschnitten wird (mm entlang der Richtung).</translation>
    </message>
    <message>
        <source>How far beyond the strokes they may grow, mm.</source>
        <translation>Wie weit sie über die Striche hinaus wachsen dürfen, mm.</translation>
    </message>
    <message>
        <source>How far from the point it may grow along each axis, mm.</source>
        <translation>Wie weit vom Punkt entlang jeder Achse gewachsen werden darf, mm.</translation>
    </message>
    <message>
        <source>How far it reaches across the slice (mm), half of it to each side; nothing is that slice alone.</source>
        <translation>Wie weit quer zur Schicht (mm), je zur Hälfte nach beiden Seiten; ohne Angabe nur diese Schicht.</translation>
    </message>
    <message>
        <source>How far it reaches across the slice (mm); nothing is that slice alone.</source>
        <translation>Wie weit quer zur Schicht (mm); ohne Angabe nur diese Schicht.</translation>
    </message>
    <message>
        <source>How far its surface moves, mm; outwards above 0, inwards below.</source>
        <translation>Wie weit sich die Oberfläche verschiebt, mm; über 0 nach außen, unter 0 nach innen.</translation>
    </message>
    <message>
        <source>How far streaks reach can't be told in this scan. {0}</source>
        <translation>Wie weit Artefakte reichen, ist in dieser Aufnahme nicht zu erkennen. {0}</translation>
    </message>
    <message>
        <source>How far the surroundings reach, mm.</source>
        <translation>Wie weit die Umgebung reicht, mm.</translation>
    </message>
    <message>
        <source>How it is laid over</source>
        <translation>Wie sie überlagert wird</translation>
    </message>
    <message>
        <source>How much a smooth border counts beside the values; 1 suits most scans, more cuts straighter.</source>
        <translation>Wie viel eine glatte Grenze neben den Werten zählt; 1 passt für die meisten Aufnahmen, mehr schneidet gerader.</translation>
    </message>
    <message>
        <source>How much dark lines in the image count beside narrow places, 0 to 1; 0 goes by the segment's shape alone.</source>
        <translation>Wie viel dunkle Linien im Bild neben engen Stellen zählen, 0 bis 1; bei 0 zählt nur die Form des Segments.</translation>
    </message>
    <message>
        <source>How much longer the leg becomes, mm.</source>
        <translation>Um wie viel das Bein länger wird, mm.</translation>
    </message>
    <message>
        <source>How much of the scan laid over is seen</source>
        <translation>Wie viel von der überlagerten Aufnahme zu sehen ist</translation>
    </message>
    <message>
        <source>How much the slice is smoothed before (mm, standard deviation), against noise.</source>
        <translation>Wie stark die Schicht vorher geglättet wird (mm, Standardabweichung), gegen Rauschen.</translation>
    </message>
    <message>
        <source>How segments are drawn</source>
        <translation>Wie Segmente gezeichnet werden</translation>
    </message>
    <message>
        <source>How solid</source>
        <translation>Deckkraft</translation>
    </message>
    <message>
        <source>How the point is found, in words.</source>
        <translation>Wie der Punkt gefunden wird, in Worten.</translation>
    </message>
    <message>
        <source>How the scan and the plan are drawn. Nothing here changes the case.</source>
        <translation>Wie Aufnahme und Planung gezeichnet werden. Nichts hier ändert den Fall.</translation>
    </message>
    <message>
        <source>Human figure</source>
        <translation>Menschliche Figur</translation>
    </message>
    <message>
        <source>Humerus</source>
        <translation>Humerus</translation>
    </message>
    <message>
        <source>Hyoid bone</source>
        <translation>Zungenbein</translation>
    </message>
    <message>
        <source>I looked: nothing is written into the pictures</source>
        <translation>Nachgesehen: In den Bildern steht nichts</translation>
    </message>
    <message>
        <source>I read the licence, and it allows this use</source>
        <translation>Ich habe die Lizenz gelesen; sie erlaubt diese Nutzung</translation>
    </message>
    <message>
        <source>Ilium</source>
        <translation>Darmbein</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Implant</source>
        <translation>Implantat</translation>
    </message>
    <message>
        <source>Implant and bone whose fit is shown</source>
        <translation>Implantat und Knochen, deren Sitz gezeigt wird</translation>
    </message>
    <message>
        <source>Implant {name}</source>
        <translation>Implantat {name}</translation>
    </message>
    <message>
        <source>Implants</source>
        <translation>Implantate</translation>
    </message>
    <message>
        <source>Import preferences</source>
        <translation>Einstellungen importieren</translation>
    </message>
    <message>
        <source>Import segment</source>
        <translation>Segment importieren</translation>
    </message>
    <message>
        <source>Import segments</source>
        <translation>Segmente importieren</translation>
    </message>
    <message>
        <source>Import series</source>
        <translation>Serie importieren</translation>
    </message>
    <message>
        <source>Import surface</source>
        <translation>Oberfläche importieren</translation>
    </message>
    <message>
        <source>Import surface {0}</source>
        <translation>Oberfläche {0} importieren</translation>
    </message>
    <message>
        <source>Import {0}</source>
        <translation>{0} importieren</translation>
    </message>
    <message>
        <source>Import {0} onto {1}</source>
        <translation>{0} auf {1} importieren</translation>
    </message>
    <message>
        <source>Import {count} segments</source>
        <translation>{count} Segmente importieren</translation>
    </message>
    <message>
        <source>Imported {names}.</source>
        <translation>{names} importiert.</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>In 14 femora the load at which the first surface point reached 1 predicted the measured failure load with R2 0.89 and a standard error of 814 N, and the place of failure in 8 of 14. Supports and load direction alone can change stiffness by 280 % (PMC4583333).</source>
        <translation>An 14 Femora sagte die Last, bei der der erste Oberflächenpunkt 1 erreichte, die gemessene Bruchlast mit R2 0,89 und einem Standardfehler von 814 N voraus und den Bruchort in 8 von 14 Fällen. Lagerungen und Lastrichtung allein können die Steifigkeit um 280 % ändern (PMC4583333).</translation>
    </message>
    <message>
        <source>In 3D</source>
        <translation>In 3D</translation>
    </message>
    <message>
        <source>In a window of its own, for a second monitor:</source>
        <translation>In einem eigenen Fenster, für einen zweiten Monitor:</translation>
    </message>
    <message>
        <source>In place of a shift and a turn: back to where it was cut.</source>
        <translation>Anstelle von Verschiebung und Drehung: zurück dorthin, wo geschnitten wurde.</translation>
    </message>
    <message>
        <source>In place of a shift and a turn: where the patient's own frame would go if it were moved as the fragment is from where it was cut.</source>
        <translation>Anstelle von Verschiebung und Drehung: wohin das Bezugssystem des Patienten käme, würde es so bewegt wie das Fragment von seinem ursprünglichen Ort.</translation>
    </message>
    <message>
        <source>In this case</source>
        <translation>In diesem Fall</translation>
    </message>
    <message>
        <source>Inclination</source>
        <translation>Inklination</translation>
    </message>
    <message>
        <source>Inferior</source>
        <translation>Unten</translation>
    </message>
    <message>
        <source>Inferior vena cava</source>
        <translation>Vena cava inferior</translation>
    </message>
    <message>
        <source>Inferior, mm</source>
        <translation>Unten, mm</translation>
    </message>
    <message>
        <source>Inner border of the cortex</source>
        <translation>Innere Grenze der Kortikalis</translation>
    </message>
    <message>
        <source>Inside</source>
        <translation>Innen</translation>
    </message>
    <message>
        <source>Inside of</source>
        <translation>Innerhalb von</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>Kontakt</translation>
    </message>
    <message>
        <source>Internal carotid artery</source>
        <translation>Arteria carotis interna</translation>
    </message>
    <message>
        <source>Intersect</source>
        <translation>Schnittmenge</translation>
    </message>
    <message>
        <source>Intervertebral disc</source>
        <translation>Bandscheibe</translation>
    </message>
    <message>
        <source>Into segment</source>
        <translation>In Segment</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>Umkehrung</translation>
    </message>
    <message>
        <source>Irons and Razzaque 1972: a field of constant strain</source>
        <translation>Irons und Razzaque 1972: ein Feld konstanter Dehnung</translation>
    </message>
    <message>
        <source>Islands</source>
        <translation>Inseln</translation>
    </message>
    <message>
        <source>It also holds {0}, which were left out.</source>
        <translation>Es enthält auch {0}; diese wurden weggelassen.</translation>
    </message>
    <message>
        <source>It came as fractions ({0}): what is at least {1} was taken as inside.</source>
        <translation>Es kam als Anteile ({0}): Was mindestens {1} ist, gilt als innen.</translation>
    </message>
    <message>
        <source>It does not lie on the scan's grid, so no values are told.</source>
        <translation>Es liegt nicht auf dem Gitter der Aufnahme, daher werden keine Werte genannt.</translation>
    </message>
    <message>
        <source>It ends where its wall can no longer be told from lung; thin bronchi are part of the lungs.</source>
        <translation>Es endet, wo die Wand nicht mehr von Lunge zu unterscheiden ist; dünne Bronchien gehören zur Lunge.</translation>
    </message>
    <message>
        <source>It holds {0} ml where {1} ml is usual here: it may be two grown together.</source>
        <translation>Es enthält {0} ml, wo hier {1} ml üblich sind: Vielleicht sind es zwei zusammengewachsene.</translation>
    </message>
    <message>
        <source>It holds {count} volumes of the same place. Plan on:</source>
        <translation>Es enthält {count} Volumen desselben Orts. Planen auf:</translation>
    </message>
    <message>
        <source>It is empty: there is nothing to measure.</source>
        <translation>Es ist leer: Es gibt nichts zu messen.</translation>
    </message>
    <message>
        <source>It is no solid, so it is only shown, without a volume</source>
        <translation>Es ist kein geschlossener Körper, daher wird es nur gezeigt, ohne Volumen</translation>
    </message>
    <message>
        <source>It is {0} moved onto {1}; {2} mm (RMS) are left between them.</source>
        <translation>Es ist {0}, auf {1} bewegt; {2} mm (RMS) bleiben zwischen ihnen.</translation>
    </message>
    <message>
        <source>It meets nothing where it stands.</source>
        <translation>Es berührt nichts, wo es steht.</translation>
    </message>
    <message>
        <source>It stays among the recent cases</source>
        <translation>Es bleibt unter den letzten Fällen</translation>
    </message>
    <message>
        <source>It was drawn on another grid ({0}) and put on this image's ({1}) by the nearest voxel: {2} ml there, {3} ml here.</source>
        <translation>Es wurde auf einem anderen Gitter ({0}) gezeichnet und nach dem nächsten Voxel auf das dieses Bildes ({1}) gebracht: {2} ml dort, {3} ml hier.</translation>
    </message>
    <message>
        <source>It was taken in although it may be of another patient, because: {0}</source>
        <translation>Es wurde übernommen, obwohl es von einem anderen Patienten sein kann, weil: {0}</translation>
    </message>
    <message>
        <source>Iterations</source>
        <translation>Iterationen</translation>
    </message>
    <message>
        <source>Its AE title</source>
        <translation>Sein AE-Titel</translation>
    </message>
    <message>
        <source>Its file names a patient and the case does not: make sure that it is the same one.</source>
        <translation>Die Datei nennt einen Patienten, der Fall nicht: Stellen Sie sicher, dass es derselbe ist.</translation>
    </message>
    <message>
        <source>Its key</source>
        <translation>Sein Schlüssel</translation>
    </message>
    <message>
        <source>Its name so far.</source>
        <translation>Der bisherige Name.</translation>
    </message>
    <message>
        <source>Its name.</source>
        <translation>Der Name.</translation>
    </message>
    <message>
        <source>Its new name.</source>
        <translation>Der neue Name.</translation>
    </message>
    <message>
        <source>Its new name; refused while something else of the plan needs it under the old one.</source>
        <translation>Der neue Name; abgelehnt, solange etwas anderes der Planung es unter dem alten braucht.</translation>
    </message>
    <message>
        <source>Its outlines are {0} mm apart and the image's slices {1} mm: it has steps between them.</source>
        <translation>Die Umrisse liegen {0} mm auseinander, die Schichten des Bildes {1} mm: Dazwischen hat es Stufen.</translation>
    </message>
    <message>
        <source>Its outlines lie in planes turned by {0} degrees against the image's slices.</source>
        <translation>Die Umrisse liegen in Ebenen, die um {0} Grad gegen die Schichten des Bildes gedreht sind.</translation>
    </message>
    <message>
        <source>Its outlines lie up to {0} mm off the image's slices: each slice took the nearest ones.</source>
        <translation>Die Umrisse liegen bis zu {0} mm neben den Schichten des Bildes: Jede Schicht nahm die nächsten.</translation>
    </message>
    <message>
        <source>Its own</source>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>Its standard name, `hip_bone` say, which brings code, colour and tissue; an empty word takes it away.</source>
        <translation>Der Standardname, z. B. `hip_bone`, der Code, Farbe und Gewebe mitbringt; ein leeres Wort nimmt ihn weg.</translation>
    </message>
    <message>
        <source>Its surface could not be made, so it has no area: {0}</source>
        <translation>Die Oberfläche ließ sich nicht erzeugen, daher gibt es keine Fläche: {0}</translation>
    </message>
    <message>
        <source>Its volume may be wrong</source>
        <translation>Das Volumen kann falsch sein</translation>
    </message>
    <message>
        <source>Jaw</source>
        <translation>Unterkiefer</translation>
    </message>
    <message>
        <source>Joined {0} points with others less than {1} mm away.</source>
        <translation>{0} Punkte mit anderen verbunden, die weniger als {1} mm entfernt sind.</translation>
    </message>
    <message>
        <source>Joint heads</source>
        <translation>Gelenkköpfe</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Keep UIDs</source>
        <translation>UIDs behalten</translation>
    </message>
    <message>
        <source>Keep a shell of a segment: a wall of one thickness along its surface.</source>
        <translation>Eine Schale eines Segments behalten: eine Wand gleicher Dicke entlang seiner Oberfläche.</translation>
    </message>
    <message>
        <source>Keep cavities, mm³</source>
        <translation>Hohlräume behalten, mm³</translation>
    </message>
    <message>
        <source>Keep dates</source>
        <translation>Datumsangaben behalten</translation>
    </message>
    <message>
        <source>Keep it in {place}</source>
        <translation>In {place} behalten</translation>
    </message>
    <message>
        <source>Keep only a part of</source>
        <translation>Nur einen Teil behalten von</translation>
    </message>
    <message>
        <source>Keep only a part of {0}</source>
        <translation>Nur einen Teil von {0} behalten</translation>
    </message>
    <message>
        <source>Keep private elements of physics</source>
        <translation>Private Elemente der Physik behalten</translation>
    </message>
    <message>
        <source>Keep sex, age, size, weight</source>
        <translation>Geschlecht, Alter, Größe, Gewicht behalten</translation>
    </message>
    <message>
        <source>Keep the largest connected parts of a segment, the part at a point, all but that, or all parts above a volume.</source>
        <translation>Die größten zusammenhängenden Teile eines Segments behalten, den Teil an einem Punkt, alle außer diesem oder alle Teile über einem Volumen.</translation>
    </message>
    <message>
        <source>Keep the other half</source>
        <translation>Die andere Hälfte behalten</translation>
    </message>
    <message>
        <source>Keep the other side</source>
        <translation>Die andere Seite behalten</translation>
    </message>
    <message>
        <source>Keep the other side of the plane {name}</source>
        <translation>Die andere Seite der Ebene {name} behalten</translation>
    </message>
    <message>
        <source>Keep the part of a segment on one side of a plane.</source>
        <translation>Den Teil eines Segments auf einer Seite einer Ebene behalten.</translation>
    </message>
    <message>
        <source>Keep the patient's sex</source>
        <translation>Das Geschlecht des Patienten behalten</translation>
    </message>
    <message>
        <source>Keep the tool after each use</source>
        <translation>Das Werkzeug nach jedem Gebrauch behalten</translation>
    </message>
    <message>
        <source>Keep this 3D view</source>
        <translation>Diese 3D-Ansicht behalten</translation>
    </message>
    <message>
        <source>Keep to</source>
        <translation>Bleiben auf</translation>
    </message>
    <message>
        <source>Keep view</source>
        <translation>Ansicht behalten</translation>
    </message>
    <message>
        <source>Keep which scanner it was</source>
        <translation>Behalten, welches Gerät es war</translation>
    </message>
    <message>
        <source>Keep words of anatomy and technique</source>
        <translation>Worte zu Anatomie und Technik behalten</translation>
    </message>
    <message>
        <source>Keep {0} of {1}</source>
        <translation>{0} von {1} behalten</translation>
    </message>
    <message>
        <source>Keep {0} {1} of {2}</source>
        <translation>{0} {1} von {2} behalten</translation>
    </message>
    <message>
        <source>Keeps from where the scene is seen, to be found again on the page of the views.</source>
        <translation>Merkt sich, von wo die Szene gesehen wird; zu finden auf der Seite der Ansichten.</translation>
    </message>
    <message>
        <source>Keeps the largest part, the part you click, or all above a size.</source>
        <translation>Behält den größten Teil, den angeklickten oder alle über einer Größe.</translation>
    </message>
    <message>
        <source>Keeps what lies on one side of a plane.</source>
        <translation>Behält, was auf einer Seite einer Ebene liegt.</translation>
    </message>
    <message>
        <source>Kerf</source>
        <translation>Sägespalt</translation>
    </message>
    <message>
        <source>Kerf, mm</source>
        <translation>Sägespalt, mm</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Faltungskern</translation>
    </message>
    <message>
        <source>Keyak 1998 and 2005, table 1 of PMC6069821</source>
        <translation>Keyak 1998 und 2005, Tabelle 1 von PMC6069821</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Kidney</source>
        <translation>Niere</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Kind of motion</source>
        <translation>Art der Bewegung</translation>
    </message>
    <message>
        <source>L, P, S in mm. {definition}</source>
        <translation>L, P, S in mm. {definition}</translation>
    </message>
    <message>
        <source>LPS: left, back, up (DICOM)</source>
        <translation>LPS: links, hinten, oben (DICOM)</translation>
    </message>
    <message>
        <source>Label map</source>
        <translation>Labelkarte</translation>
    </message>
    <message>
        <source>Lamé 1852: inner radius 10, outer 20, pressure 10</source>
        <translation>Lamé 1852: Innenradius 10, außen 20, Druck 10</translation>
    </message>
    <message>
        <source>Lamé 1852: plane strain, inner radius 10, outer 20, pressure 10</source>
        <translation>Lamé 1852: ebene Dehnung, Innenradius 10, außen 20, Druck 10</translation>
    </message>
    <message>
        <source>Lamé sphere on a lattice mesh</source>
        <translation>Lamé-Kugel auf einem Gitternetz</translation>
    </message>
    <message>
        <source>Landmark</source>
        <translation>Landmarke</translation>
    </message>
    <message>
        <source>Landmark in the centre of the femoral head.</source>
        <translation>Landmarke im Zentrum des Femurkopfs.</translation>
    </message>
    <message>
        <source>Landmark on the shaft's axis, towards the hip.</source>
        <translation>Landmarke auf der Achse der Diaphyse, zur Hüfte hin.</translation>
    </message>
    <message>
        <source>Landmark on the shaft's axis, towards the knee.</source>
        <translation>Landmarke auf der Achse der Diaphyse, zum Knie hin.</translation>
    </message>
    <message>
        <source>Landmark {name}</source>
        <translation>Landmarke {name}</translation>
    </message>
    <message>
        <source>Landmarks</source>
        <translation>Landmarken</translation>
    </message>
    <message>
        <source>Landmarks from the bone</source>
        <translation>Landmarken aus dem Knochen</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Largest displacement</source>
        <translation>Größte Verschiebung</translation>
    </message>
    <message>
        <source>Largest value inside, in the image's unit.</source>
        <translation>Größter Wert innen, in der Einheit des Bildes.</translation>
    </message>
    <message>
        <source>Largest value inside; none is no upper limit.</source>
        <translation>Größter Wert innen; ohne Angabe keine obere Grenze.</translation>
    </message>
    <message>
        <source>Later plan</source>
        <translation>Spätere Planung</translation>
    </message>
    <message>
        <source>Lateral ventricle</source>
        <translation>Seitenventrikel</translation>
    </message>
    <message>
        <source>Law</source>
        <translation>Materialgesetz</translation>
    </message>
    <message>
        <source>Lay on it</source>
        <translation>Darauf legen</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Anordnung</translation>
    </message>
    <message>
        <source>Leads through planning a hip on a made-up patient.</source>
        <translation>Führt durch die Planung einer Hüfte an einem erfundenen Patienten.</translation>
    </message>
    <message>
        <source>Leap</source>
        <translation>Sprung</translation>
    </message>
    <message>
        <source>Least bone left outside</source>
        <translation>Geringster verbleibender Knochen außen</translation>
    </message>
    <message>
        <source>Least gap</source>
        <translation>Kleinster Spalt</translation>
    </message>
    <message>
        <source>Leave the patient's identity out</source>
        <translation>Die Identität des Patienten weglassen</translation>
    </message>
    <message>
        <source>Leaves a shell of a thickness.</source>
        <translation>Lässt eine Schale einer Dicke übrig.</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Left atrium</source>
        <translation>Linker Vorhof</translation>
    </message>
    <message>
        <source>Left of the patient is at the right of a slice, as in every hospital; the letters say so. The wheel goes through the slices, a click or drag moves the crosshair all views share, a double click makes a view big.</source>
        <translation>Links des Patienten ist rechts in der Schicht, wie in jeder Klinik; die Buchstaben sagen es. Das Mausrad geht durch die Schichten, ein Klick oder Zug bewegt das gemeinsame Fadenkreuz, ein Doppelklick macht eine Ansicht groß.</translation>
    </message>
    <message>
        <source>Left out {0} specks of less than {1} mm3.</source>
        <translation>{0} Teilchen von weniger als {1} mm3 weggelassen.</translation>
    </message>
    <message>
        <source>Left out:</source>
        <translation>Weggelassen:</translation>
    </message>
    <message>
        <source>Left out: {what}</source>
        <translation>Weggelassen: {what}</translation>
    </message>
    <message>
        <source>Left ventricle of the heart</source>
        <translation>Linker Ventrikel des Herzens</translation>
    </message>
    <message>
        <source>Left, mm</source>
        <translation>Links, mm</translation>
    </message>
    <message>
        <source>Leg length</source>
        <translation>Beinlänge</translation>
    </message>
    <message>
        <source>Leg length, mm</source>
        <translation>Beinlänge, mm</translation>
    </message>
    <message>
        <source>Length left</source>
        <translation>Länge nach links</translation>
    </message>
    <message>
        <source>Length longest</source>
        <translation>Längste Achse</translation>
    </message>
    <message>
        <source>Length middle</source>
        <translation>Mittlere Achse</translation>
    </message>
    <message>
        <source>Length posterior</source>
        <translation>Länge nach hinten</translation>
    </message>
    <message>
        <source>Length shortest</source>
        <translation>Kürzeste Achse</translation>
    </message>
    <message>
        <source>Length superior</source>
        <translation>Länge nach oben</translation>
    </message>
    <message>
        <source>Length the head adds</source>
        <translation>Länge, die der Kopf hinzufügt</translation>
    </message>
    <message>
        <source>Length the head adds along the neck</source>
        <translation>Länge, die der Kopf entlang des Halses hinzufügt</translation>
    </message>
    <message>
        <source>Length, mm</source>
        <translation>Länge, mm</translation>
    </message>
    <message>
        <source>Level trace</source>
        <translation>Höhenlinie</translation>
    </message>
    <message>
        <source>Level trace {0}</source>
        <translation>Höhenlinie {0}</translation>
    </message>
    <message>
        <source>Licence of the model</source>
        <translation>Lizenz des Modells</translation>
    </message>
    <message>
        <source>Ligament</source>
        <translation>Band</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Hell oder dunkel</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Linie</translation>
    </message>
    <message>
        <source>Line width</source>
        <translation>Linienbreite</translation>
    </message>
    <message>
        <source>Liner</source>
        <translation>Inlay</translation>
    </message>
    <message>
        <source>Lines are the surfaces that were planned on, dashed lines are cuts.</source>
        <translation>Linien sind die Oberflächen, auf denen geplant wurde, gestrichelte Linien sind Schnitte.</translation>
    </message>
    <message>
        <source>Lists everything that can be done, with its keys.</source>
        <translation>Listet alles auf, was getan werden kann, mit Tasten.</translation>
    </message>
    <message>
        <source>Liver</source>
        <translation>Leber</translation>
    </message>
    <message>
        <source>Liver of {0} ml round a median of {1} HU; its border is a graph cut of least cost within tissue, and lies half way down to fat and lung.</source>
        <translation>Leber von {0} ml um einen Median von {1} HU; ihre Grenze ist ein Graphenschnitt geringster Kosten im Gewebe und liegt auf halbem Weg hinunter zu Fett und Lunge.</translation>
    </message>
    <message>
        <source>Liver segment I</source>
        <translation>Lebersegment I</translation>
    </message>
    <message>
        <source>Liver segment II</source>
        <translation>Lebersegment II</translation>
    </message>
    <message>
        <source>Liver segment III</source>
        <translation>Lebersegment III</translation>
    </message>
    <message>
        <source>Liver segment IV</source>
        <translation>Lebersegment IV</translation>
    </message>
    <message>
        <source>Liver segment V</source>
        <translation>Lebersegment V</translation>
    </message>
    <message>
        <source>Liver segment VI</source>
        <translation>Lebersegment VI</translation>
    </message>
    <message>
        <source>Liver segment VII</source>
        <translation>Lebersegment VII</translation>
    </message>
    <message>
        <source>Liver segment VIII</source>
        <translation>Lebersegment VIII</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Last</translation>
    </message>
    <message>
        <source>Load radius, mm</source>
        <translation>Lastradius, mm</translation>
    </message>
    <message>
        <source>Load the bone and the implant as placed, and see where the bone is at risk.</source>
        <translation>Knochen und Implantat wie platziert belasten und sehen, wo der Knochen gefährdet ist.</translation>
    </message>
    <message>
        <source>Loads and supports</source>
        <translation>Lasten und Lagerungen</translation>
    </message>
    <message>
        <source>Loads as arrows that point at where they act, drawn outside the bodies; beyond the sheet everything is held still.</source>
        <translation>Lasten als Pfeile, die dorthin zeigen, wo sie angreifen, außerhalb der Körper gezeichnet; jenseits der Ebene ist alles fixiert.</translation>
    </message>
    <message>
        <source>Locks the plan: nothing can be changed until it is unlocked with a reason.</source>
        <translation>Sperrt die Planung: Nichts lässt sich ändern, bis sie mit einem Grund entsperrt wird.</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Look at its size: {0}.</source>
        <translation>Sehen Sie die Größe an: {0}.</translation>
    </message>
    <message>
        <source>Look from anterior</source>
        <translation>Von vorn sehen</translation>
    </message>
    <message>
        <source>Look from inferior</source>
        <translation>Von unten sehen</translation>
    </message>
    <message>
        <source>Look from left</source>
        <translation>Von links sehen</translation>
    </message>
    <message>
        <source>Look from posterior</source>
        <translation>Von hinten sehen</translation>
    </message>
    <message>
        <source>Look from right</source>
        <translation>Von rechts sehen</translation>
    </message>
    <message>
        <source>Look from superior</source>
        <translation>Von oben sehen</translation>
    </message>
    <message>
        <source>Looking at the files…</source>
        <translation>Sieht die Dateien an…</translation>
    </message>
    <message>
        <source>Looking at the file…</source>
        <translation>Sieht die Datei an…</translation>
    </message>
    <message>
        <source>Looks into a PACS.</source>
        <translation>Sieht in ein PACS.</translation>
    </message>
    <message>
        <source>Lost share of its shape</source>
        <translation>Verlorener Anteil der Form</translation>
    </message>
    <message>
        <source>Lost share of its shape's surface</source>
        <translation>Verlorener Anteil der Oberfläche der Form</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Untere Grenze</translation>
    </message>
    <message>
        <source>Low on shaft</source>
        <translation>Unten an der Diaphyse</translation>
    </message>
    <message>
        <source>Low values are seen through</source>
        <translation>Niedrige Werte sind durchsichtig</translation>
    </message>
    <message>
        <source>Lower jaw</source>
        <translation>Unterkiefer</translation>
    </message>
    <message>
        <source>Lower jaw ({0} ml) parted from the skull ({1} ml) at the dark sheets between them.</source>
        <translation>Unterkiefer ({0} ml) vom Schädel ({1} ml) an den dunklen Spalten zwischen ihnen getrennt.</translation>
    </message>
    <message>
        <source>Lower jaw parted from the skull at the dark sheets of its joints and between the teeth.</source>
        <translation>Unterkiefer, an den dunklen Spalten seiner Gelenke und zwischen den Zähnen vom Schädel getrennt.</translation>
    </message>
    <message>
        <source>Lower lobe of the lung</source>
        <translation>Lungenunterlappen</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>Kleinster Wert</translation>
    </message>
    <message>
        <source>Lowest value</source>
        <translation>Niedrigster Wert</translation>
    </message>
    <message>
        <source>Lowest value inside of a new threshold; the preset for bone has its own, cited there.</source>
        <translation>Niedrigster Wert innerhalb einer neuen Schwelle; die Vorlage für Knochen hat ihren eigenen, dort belegt.</translation>
    </message>
    <message>
        <source>Lowest value that is coloured</source>
        <translation>Niedrigster gefärbter Wert</translation>
    </message>
    <message>
        <source>Lowest values of a slab (MinIP)</source>
        <translation>Niedrigste Werte eines Slabs (MinIP)</translation>
    </message>
    <message>
        <source>Lumen of a vessel</source>
        <translation>Gefäßlumen</translation>
    </message>
    <message>
        <source>Lumen of {0} ml at {1} HU, followed over {2} mm in {3} sections {4} to {5} mm wide, without branches; its border lies at {6} HU, half way down to the wall.</source>
        <translation>Lumen von {0} ml bei {1} HU, über {2} mm in {3} Querschnitten von {4} bis {5} mm Weite verfolgt, ohne Äste; seine Grenze liegt bei {6} HU, auf halbem Weg hinunter zur Wand.</translation>
    </message>
    <message>
        <source>Lumen of {0} ml that hangs together with the seed; its border lies at {1} {2}</source>
        <translation>Lumen von {0} ml, das mit dem Saatpunkt zusammenhängt; seine Grenze liegt bei {1} {2}</translation>
    </message>
    <message>
        <source>Lung</source>
        <translation>Lunge</translation>
    </message>
    <message>
        <source>Lungs</source>
        <translation>Lungen</translation>
    </message>
    <message>
        <source>Lymph node</source>
        <translation>Lymphknoten</translation>
    </message>
    <message>
        <source>MPa</source>
        <translation>MPa</translation>
    </message>
    <message>
        <source>MR with contrast, a tumour</source>
        <translation>MR mit Kontrastmittel, ein Tumor</translation>
    </message>
    <message>
        <source>Made by an AI model: look at every slice of it before it is used.</source>
        <translation>Von einem KI-Modell erstellt: Sehen Sie jede Schicht an, bevor es verwendet wird.</translation>
    </message>
    <message>
        <source>Made by brightness and shape alone: look at the border on the temples, the orbits and the neck.</source>
        <translation>Allein nach Helligkeit und Form erstellt: Prüfen Sie die Grenze an Schläfen, Augenhöhlen und Hals.</translation>
    </message>
    <message>
        <source>Made with surgplan {0} on Python {1}, {2}.</source>
        <translation>Erstellt mit surgplan {0} unter Python {1}, {2}.</translation>
    </message>
    <message>
        <source>Made {file}: patient {patient}.</source>
        <translation>{file} erstellt: Patient {patient}.</translation>
    </message>
    <message>
        <source>Magenta</source>
        <translation>Magenta</translation>
    </message>
    <message>
        <source>Make a segment of each connected part of a segment, `name_1` of the largest, `name_2` of the next and so on.</source>
        <translation>Aus jedem zusammenhängenden Teil eines Segments ein eigenes Segment machen, `name_1` aus dem größten, `name_2` aus dem nächsten und so weiter.</translation>
    </message>
    <message>
        <source>Make a segment of every voxel between two values.</source>
        <translation>Ein Segment aus allen Voxeln zwischen zwei Werten erstellen.</translation>
    </message>
    <message>
        <source>Make a study below: choose what is loaded, the load and the body weight.</source>
        <translation>Erstellen Sie unten eine Studie: Wählen Sie, was belastet wird, die Last und das Körpergewicht.</translation>
    </message>
    <message>
        <source>Make an approved or done plan a draft again, so that it can be changed; the reason stays in the journal.</source>
        <translation>Eine freigegebene oder erledigte Planung wieder zum Entwurf machen, damit sie geändert werden kann; der Grund bleibt im Journal.</translation>
    </message>
    <message>
        <source>Make one or more segments by a preset with fixed settings.</source>
        <translation>Ein oder mehrere Segmente mit einer Vorlage mit festen Werten erstellen.</translation>
    </message>
    <message>
        <source>Make one segment of several, or of all that is outside of one.</source>
        <translation>Aus mehreren Segmenten eines machen, oder aus allem, was außerhalb eines Segments liegt.</translation>
    </message>
    <message>
        <source>Make segments by an AI model from a folder on this computer; nothing is downloaded or sent.</source>
        <translation>Segmente mit einem KI-Modell aus einem Ordner auf diesem Computer erstellen; nichts wird heruntergeladen oder gesendet.</translation>
    </message>
    <message>
        <source>Make study</source>
        <translation>Studie erstellen</translation>
    </message>
    <message>
        <source>Makes a case and brings in a scan that is one file.</source>
        <translation>Legt einen Fall an und importiert eine Aufnahme, die eine Datei ist.</translation>
    </message>
    <message>
        <source>Makes a case and looks for scans in a folder or on a disc.</source>
        <translation>Legt einen Fall an und sucht Aufnahmen in einem Ordner oder auf einem Datenträger.</translation>
    </message>
    <message>
        <source>Makes a case and searches a PACS for its scan.</source>
        <translation>Legt einen Fall an und sucht seine Aufnahme in einem PACS.</translation>
    </message>
    <message>
        <source>Makes a case in a file of its own.</source>
        <translation>Legt einen Fall in einer eigenen Datei an.</translation>
    </message>
    <message>
        <source>Makes a locked plan a draft again, with a reason that stays in the history.</source>
        <translation>Macht eine gesperrte Planung wieder zum Entwurf, mit einem Grund, der im Verlauf bleibt.</translation>
    </message>
    <message>
        <source>Makes it a draft again, with a reason that stays in the history</source>
        <translation>Macht sie wieder zum Entwurf, mit einem Grund, der im Verlauf bleibt</translation>
    </message>
    <message>
        <source>Making an anonymised copy</source>
        <translation>Anonymisierte Kopie wird erstellt</translation>
    </message>
    <message>
        <source>Mandible</source>
        <translation>Unterkiefer</translation>
    </message>
    <message>
        <source>Map on the model</source>
        <translation>Karte auf dem Modell</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>Rand</translation>
    </message>
    <message>
        <source>Margin, mm</source>
        <translation>Rand, mm</translation>
    </message>
    <message>
        <source>Mark and measure vessels</source>
        <translation>Gefäße markieren und messen</translation>
    </message>
    <message>
        <source>Mark as done</source>
        <translation>Als erledigt kennzeichnen</translation>
    </message>
    <message>
        <source>Mark as draft</source>
        <translation>Als Entwurf kennzeichnen</translation>
    </message>
    <message>
        <source>Mark as reviewed</source>
        <translation>Als geprüft kennzeichnen</translation>
    </message>
    <message>
        <source>Mark as {0}</source>
        <translation>Als {0} kennzeichnen</translation>
    </message>
    <message>
        <source>Mark tumour and vessels</source>
        <translation>Tumor und Gefäße markieren</translation>
    </message>
    <message>
        <source>Mark what is bone, vessel or organ. A preset does most of it; the tools below finish it.</source>
        <translation>Markieren Sie, was Knochen, Gefäß oder Organ ist. Eine Vorlage erledigt das meiste; die Werkzeuge darunter vollenden es.</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Maske</translation>
    </message>
    <message>
        <source>Mass</source>
        <translation>Raumforderung</translation>
    </message>
    <message>
        <source>Material</source>
        <translation>Werkstoff</translation>
    </message>
    <message>
        <source>Max volume, mm³</source>
        <translation>Höchstvolumen, mm³</translation>
    </message>
    <message>
        <source>Maxilla</source>
        <translation>Oberkiefer</translation>
    </message>
    <message>
        <source>Maximise this view</source>
        <translation>Diese Ansicht maximieren</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittelwert</translation>
    </message>
    <message>
        <source>Mean along the line</source>
        <translation>Mittel entlang der Linie</translation>
    </message>
    <message>
        <source>Mean distance from its surface</source>
        <translation>Mittlerer Abstand von der Oberfläche</translation>
    </message>
    <message>
        <source>Mean gap</source>
        <translation>Mittlerer Spalt</translation>
    </message>
    <message>
        <source>Mean of a slab</source>
        <translation>Mittelwert einer Slab</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>Measure Cobb angle {0}</source>
        <translation>Cobb-Winkel {0} messen</translation>
    </message>
    <message>
        <source>Measure a Cobb angle</source>
        <translation>Cobb-Winkel messen</translation>
    </message>
    <message>
        <source>Measure a distance</source>
        <translation>Abstand messen</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>Erneut messen</translation>
    </message>
    <message>
        <source>Measure an angle</source>
        <translation>Winkel messen</translation>
    </message>
    <message>
        <source>Measure an area</source>
        <translation>Fläche messen</translation>
    </message>
    <message>
        <source>Measure and write</source>
        <translation>Messen und beschriften</translation>
    </message>
    <message>
        <source>Measure and write in any view; what stands here is part of the case and of the report.</source>
        <translation>Messen und schreiben Sie in jeder Ansicht; was hier steht, gehört zum Fall und zum Bericht.</translation>
    </message>
    <message>
        <source>Measure angle</source>
        <translation>Winkel messen</translation>
    </message>
    <message>
        <source>Measure angle {0}</source>
        <translation>Winkel {0} messen</translation>
    </message>
    <message>
        <source>Measure area {0}</source>
        <translation>Fläche {0} messen</translation>
    </message>
    <message>
        <source>Measure distance</source>
        <translation>Abstand messen</translation>
    </message>
    <message>
        <source>Measure distance {0}</source>
        <translation>Abstand {0} messen</translation>
    </message>
    <message>
        <source>Measure fit</source>
        <translation>Sitz messen</translation>
    </message>
    <message>
        <source>Measure profile {0} of {1}</source>
        <translation>Profil {0} von {1} messen</translation>
    </message>
    <message>
        <source>Measure the angle of two lines</source>
        <translation>Winkel zweier Linien messen</translation>
    </message>
    <message>
        <source>Measure volume</source>
        <translation>Volumen messen</translation>
    </message>
    <message>
        <source>Measure volume {0} of {1}</source>
        <translation>Volumen {0} von {1} messen</translation>
    </message>
    <message>
        <source>Measure {name}</source>
        <translation>{name} messen</translation>
    </message>
    <message>
        <source>Measurements of a segment</source>
        <translation>Messwerte eines Segments</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>Messungen</translation>
    </message>
    <message>
        <source>Measures and notes</source>
        <translation>Messungen und Notizen</translation>
    </message>
    <message>
        <source>Measuring {name}</source>
        <translation>{name} wird gemessen</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>Messung läuft…</translation>
    </message>
    <message>
        <source>Measuring… {count} left for the table</source>
        <translation>Messung läuft… {count} fehlen noch für die Tabelle</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>Mend it where it is damaged, and say each step; without, damage is only said.</source>
        <translation>Reparieren, wo sie beschädigt ist, und jeden Schritt nennen; sonst wird der Schaden nur genannt.</translation>
    </message>
    <message>
        <source>Mend the surface of the file where it is damaged; without, a damaged one is refused.</source>
        <translation>Die Oberfläche der Datei reparieren, wo sie beschädigt ist; sonst wird eine beschädigte abgelehnt.</translation>
    </message>
    <message>
        <source>Meniscus</source>
        <translation>Meniskus</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Mesh</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Metal</source>
        <translation>Metall</translation>
    </message>
    <message>
        <source>Metal above {0} HU lies in or near this segment, at {1}: check its border in the streaks.</source>
        <translation>Metall über {0} HU liegt in oder nahe diesem Segment, bei {1}: Prüfen Sie die Grenze in den Streifenartefakten.</translation>
    </message>
    <message>
        <source>Metal looks larger in a CT than it is: its size here is no size of an implant.</source>
        <translation>Metall erscheint im CT größer, als es ist: Die Größe hier ist keine Implantatgröße.</translation>
    </message>
    <message>
        <source>Metal or contrast as dense as bone lies at the seed, so nothing dense was taken out: look for bone in it.</source>
        <translation>Am Saatpunkt liegt Metall oder Kontrastmittel, so dicht wie Knochen; daher wurde nichts Dichtes herausgenommen: Prüfen Sie, ob Knochen darin ist.</translation>
    </message>
    <message>
        <source>Metastasis</source>
        <translation>Metastase</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>Mid-sagittal plane</source>
        <translation>Mediansagittalebene</translation>
    </message>
    <message>
        <source>Middle lobe of the right lung</source>
        <translation>Mittellappen der rechten Lunge</translation>
    </message>
    <message>
        <source>MinIP</source>
        <translation>MinIP</translation>
    </message>
    <message>
        <source>Mind: {remark}</source>
        <translation>Beachten Sie: {remark}</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>Spiegeln</translation>
    </message>
    <message>
        <source>Mirror a segment across a plane into a new one, the sound side as the pattern of the other, say.</source>
        <translation>Ein Segment an einer Ebene in ein neues spiegeln, etwa die gesunde Seite als Vorlage für die andere.</translation>
    </message>
    <message>
        <source>Mirror image of {0} across {1}.</source>
        <translation>Spiegelbild von {0} an {1}.</translation>
    </message>
    <message>
        <source>Mirror {0} into {1}</source>
        <translation>{0} in {1} spiegeln</translation>
    </message>
    <message>
        <source>Modality</source>
        <translation>Modalität</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Modulus</source>
        <translation>E-Modul</translation>
    </message>
    <message>
        <source>Modulus largest</source>
        <translation>Größter E-Modul</translation>
    </message>
    <message>
        <source>Modulus mean</source>
        <translation>Mittlerer E-Modul</translation>
    </message>
    <message>
        <source>Modulus on the elements</source>
        <translation>E-Modul auf den Elementen</translation>
    </message>
    <message>
        <source>Moment balance</source>
        <translation>Momentenbilanz</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>More seeds</source>
        <translation>Weitere Saatpunkte</translation>
    </message>
    <message>
        <source>Most</source>
        <translation>Höchstens</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Bewegung</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Move a surface, or that of a segment, onto another by closest points; refused where the fit can't be trusted.</source>
        <translation>Eine Oberfläche, oder die eines Segments, über nächste Punkte auf eine andere bewegen; abgelehnt, wenn die Anpassung nicht verlässlich ist.</translation>
    </message>
    <message>
        <source>Move note {0}</source>
        <translation>Notiz {0} verschieben</translation>
    </message>
    <message>
        <source>Move over an edge until the line fits, then click.</source>
        <translation>Fahren Sie über eine Kante, bis die Linie passt, dann klicken Sie.</translation>
    </message>
    <message>
        <source>Move point {0} of {1}</source>
        <translation>Punkt {0} von {1} verschieben</translation>
    </message>
    <message>
        <source>Move the arrow of note {0}</source>
        <translation>Pfeil der Notiz {0} verschieben</translation>
    </message>
    <message>
        <source>Move this view to a window of its own</source>
        <translation>Diese Ansicht in ein eigenes Fenster verschieben</translation>
    </message>
    <message>
        <source>Move values</source>
        <translation>Werte verschieben</translation>
    </message>
    <message>
        <source>Move with arrow keys</source>
        <translation>Mit Pfeiltasten bewegen</translation>
    </message>
    <message>
        <source>Move {0} {1}</source>
        <translation>{0} bewegen: {1}</translation>
    </message>
    <message>
        <source>Moves the border onto the edge in the image, in a box round the segment.</source>
        <translation>Bewegt die Grenze auf die Kante im Bild, in einem Quader um das Segment.</translation>
    </message>
    <message>
        <source>Movie (*.avi)</source>
        <translation>Film (*.avi)</translation>
    </message>
    <message>
        <source>Moving</source>
        <translation>Bewegt</translation>
    </message>
    <message>
        <source>Muscle</source>
        <translation>Muskel</translation>
    </message>
    <message>
        <source>NAFEMS, The Standard NAFEMS Benchmarks, TNSB Rev. 3, 1990, LE10</source>
        <translation>NAFEMS, The Standard NAFEMS Benchmarks, TNSB Rev. 3, 1990, LE10</translation>
    </message>
    <message>
        <source>NAFEMS, The Standard NAFEMS Benchmarks, TNSB Rev. 3, 1990, LE11</source>
        <translation>NAFEMS, The Standard NAFEMS Benchmarks, TNSB Rev. 3, 1990, LE11</translation>
    </message>
    <message>
        <source>NIfTI, NRRD, MHA, or a zip of DICOM files</source>
        <translation>NIfTI, NRRD, MHA oder ein ZIP mit DICOM-Dateien</translation>
    </message>
    <message>
        <source>NM</source>
        <translation>NM</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name a point, or move one that has the name.</source>
        <translation>Einen Punkt benennen oder einen gleichnamigen verschieben.</translation>
    </message>
    <message>
        <source>Name a segment, say what it is by a standard name, what it is made of, and give it a colour.</source>
        <translation>Ein Segment benennen, mit Standardnamen sagen, was es ist, woraus es besteht, und ihm eine Farbe geben.</translation>
    </message>
    <message>
        <source>Name of a scenario</source>
        <translation>Name eines Szenarios</translation>
    </message>
    <message>
        <source>Name of part {number}</source>
        <translation>Name von Teil {number}</translation>
    </message>
    <message>
        <source>Name of the copy.</source>
        <translation>Name der Kopie.</translation>
    </message>
    <message>
        <source>Name of the fragment on the side of the normal.</source>
        <translation>Name des Fragments auf der Seite der Normalen.</translation>
    </message>
    <message>
        <source>Name of the lower landmark.</source>
        <translation>Name der unteren Landmarke.</translation>
    </message>
    <message>
        <source>Name of the moved copy, a surface.</source>
        <translation>Name der bewegten Kopie, einer Oberfläche.</translation>
    </message>
    <message>
        <source>Name of the moved copy.</source>
        <translation>Name der bewegten Kopie.</translation>
    </message>
    <message>
        <source>Name of the new image.</source>
        <translation>Name des neuen Bildes.</translation>
    </message>
    <message>
        <source>Name of the new scenario</source>
        <translation>Name des neuen Szenarios</translation>
    </message>
    <message>
        <source>Name of the new segment, or what the names of several begin with; left away, they are called as in the file.</source>
        <translation>Name des neuen Segments, oder womit die Namen mehrerer beginnen; ohne Angabe heißen sie wie in der Datei.</translation>
    </message>
    <message>
        <source>Name of the new segment.</source>
        <translation>Name des neuen Segments.</translation>
    </message>
    <message>
        <source>Name of the new segment; where a preset makes several, the others are called after it.</source>
        <translation>Name des neuen Segments; wo eine Vorlage mehrere erstellt, werden die anderen danach benannt.</translation>
    </message>
    <message>
        <source>Name of the new surface.</source>
        <translation>Name der neuen Oberfläche.</translation>
    </message>
    <message>
        <source>Name of the other fragment.</source>
        <translation>Name des anderen Fragments.</translation>
    </message>
    <message>
        <source>Name of the other part.</source>
        <translation>Name des anderen Teils.</translation>
    </message>
    <message>
        <source>Name of the part left of the curve for who follows it looking along the direction; of a closed curve, the inside.</source>
        <translation>Name des Teils links der Kurve, wenn man ihr in Blickrichtung folgt; bei einer geschlossenen Kurve das Innere.</translation>
    </message>
    <message>
        <source>Name of the phase, as the image lists them.</source>
        <translation>Name der Phase, wie das Bild sie aufführt.</translation>
    </message>
    <message>
        <source>Name of the result, which may be one of them; it takes tissue and colour of the first, and what that is called in anatomy only where it still is such: taken from by others, or put together with ones called the same.</source>
        <translation>Name des Ergebnisses, das eines von ihnen sein darf; es übernimmt Gewebe und Farbe des ersten und dessen anatomische Bezeichnung nur, wo sie noch zutrifft: wenn andere davon abgezogen oder gleich bezeichnete vereint werden.</translation>
    </message>
    <message>
        <source>Name of the result; nothing edits the segment in place.</source>
        <translation>Name des Ergebnisses; nichts ändert das Segment selbst.</translation>
    </message>
    <message>
        <source>Name of the scenario, a longer stem say</source>
        <translation>Name des Szenarios, etwa längerer Schaft</translation>
    </message>
    <message>
        <source>Name of the scenario, {free} say</source>
        <translation>Name des Szenarios, etwa {free}</translation>
    </message>
    <message>
        <source>Name of the segment</source>
        <translation>Name des Segments</translation>
    </message>
    <message>
        <source>Name of the upper landmark.</source>
        <translation>Name der oberen Landmarke.</translation>
    </message>
    <message>
        <source>Name of this view</source>
        <translation>Name dieser Ansicht</translation>
    </message>
    <message>
        <source>Name the parts and click inside each: they part where they are thinnest.</source>
        <translation>Benennen Sie die Teile, und klicken Sie in jeden: Sie trennen sich, wo sie am dünnsten sind.</translation>
    </message>
    <message>
        <source>Name the patient in the files</source>
        <translation>Den Patienten in den Dateien nennen</translation>
    </message>
    <message>
        <source>Name the points that matter</source>
        <translation>Benennen Sie die wichtigen Punkte</translation>
    </message>
    <message>
        <source>Name the points that matter, cut, place the implant, and read how it fits.</source>
        <translation>Benennen Sie die wichtigen Punkte, schneiden Sie, platzieren Sie das Implantat, und lesen Sie ab, wie es sitzt.</translation>
    </message>
    <message>
        <source>Name, normal side</source>
        <translation>Name, Seite der Normalen</translation>
    </message>
    <message>
        <source>Name, other side</source>
        <translation>Name, andere Seite</translation>
    </message>
    <message>
        <source>Name, standard anatomy, tissue and colour.</source>
        <translation>Name, Standardanatomie, Gewebe und Farbe.</translation>
    </message>
    <message>
        <source>Named density and modulus law, as in `resources/laws.yaml`.</source>
        <translation>Benanntes Materialgesetz für Dichte und E-Modul, wie in `resources/laws.yaml`.</translation>
    </message>
    <message>
        <source>Names of the wanted classes; left away, all.</source>
        <translation>Namen der gewünschten Klassen; ohne Angabe alle.</translation>
    </message>
    <message>
        <source>Narrow bridges to other bright structures were cut; thin branches may be missing: look at them.</source>
        <translation>Schmale Brücken zu anderen hellen Strukturen wurden durchtrennt; dünne Äste können fehlen: Sehen Sie sie an.</translation>
    </message>
    <message>
        <source>Nasal bone</source>
        <translation>Nasenbein</translation>
    </message>
    <message>
        <source>Near</source>
        <translation>Nahe</translation>
    </message>
    <message>
        <source>Neck cut</source>
        <translation>Schenkelhalsresektion</translation>
    </message>
    <message>
        <source>Neck, mm</source>
        <translation>Halsweite, mm</translation>
    </message>
    <message>
        <source>Neck-shaft angle (CCD)</source>
        <translation>CCD-Winkel</translation>
    </message>
    <message>
        <source>Necrosis</source>
        <translation>Nekrose</translation>
    </message>
    <message>
        <source>Needle</source>
        <translation>Nadel</translation>
    </message>
    <message>
        <source>Negative</source>
        <translation>Negative Seite</translation>
    </message>
    <message>
        <source>Nerve</source>
        <translation>Nerv</translation>
    </message>
    <message>
        <source>Never inside</source>
        <translation>Nie innerhalb von</translation>
    </message>
    <message>
        <source>New archive</source>
        <translation>Neues Archiv</translation>
    </message>
    <message>
        <source>New case</source>
        <translation>Neuer Fall</translation>
    </message>
    <message>
        <source>New case from archive…</source>
        <translation>Neuer Fall aus Archiv…</translation>
    </message>
    <message>
        <source>New case from scan file…</source>
        <translation>Neuer Fall aus Aufnahmedatei…</translation>
    </message>
    <message>
        <source>New case from scan folder…</source>
        <translation>Neuer Fall aus Aufnahmeordner…</translation>
    </message>
    <message>
        <source>New case…</source>
        <translation>Neuer Fall…</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Neuer Ordner</translation>
    </message>
    <message>
        <source>New from archive…</source>
        <translation>Neu aus Archiv…</translation>
    </message>
    <message>
        <source>New from scan file…</source>
        <translation>Neu aus Aufnahmedatei…</translation>
    </message>
    <message>
        <source>New from scan folder…</source>
        <translation>Neu aus Aufnahmeordner…</translation>
    </message>
    <message>
        <source>New here?</source>
        <translation>Neu hier?</translation>
    </message>
    <message>
        <source>New keys</source>
        <translation>Neue Tasten</translation>
    </message>
    <message>
        <source>New scenario</source>
        <translation>Neues Szenario</translation>
    </message>
    <message>
        <source>New segment</source>
        <translation>Neues Segment</translation>
    </message>
    <message>
        <source>New segment {0}</source>
        <translation>Neues Segment {0}</translation>
    </message>
    <message>
        <source>New study</source>
        <translation>Neue Studie</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Next phase</source>
        <translation>Nächste Phase</translation>
    </message>
    <message>
        <source>Next: a stem. The size and place that fill the canal are proposed.</source>
        <translation>Als Nächstes: ein Schaft. Größe und Ort, die den Markraum füllen, werden vorgeschlagen.</translation>
    </message>
    <message>
        <source>Next: change this scenario's plan, the size of the stem say. The others stay as they are.</source>
        <translation>Als Nächstes: Ändern Sie den Plan dieses Szenarios, etwa die Größe des Schafts. Die anderen bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Next: measure the fit below, or load bone and stem on the page Simulate.</source>
        <translation>Als Nächstes: Messen Sie unten den Sitz, oder belasten Sie Knochen und Schaft auf der Seite „Simulation“.</translation>
    </message>
    <message>
        <source>Next: part bones that meet in a joint, femur and pelvis say.</source>
        <translation>Als Nächstes: Trennen Sie Knochen, die sich in einem Gelenk treffen, etwa Femur und Becken.</translation>
    </message>
    <message>
        <source>Next: solve the study of this scenario.</source>
        <translation>Als Nächstes: Lösen Sie die Studie dieses Szenarios.</translation>
    </message>
    <message>
        <source>Next: the centre of the femoral head. Click in its middle in a slice, then press “Fit head”.</source>
        <translation>Als Nächstes: die Mitte des Femurkopfs. Klicken Sie in einer Schicht in seine Mitte, dann auf „Kopf anpassen“.</translation>
    </message>
    <message>
        <source>Next: the cut of the neck. It is filled in where the stem wants it.</source>
        <translation>Als Nächstes: der Schnitt am Hals. Er wird eingetragen, wo der Schaft ihn verlangt.</translation>
    </message>
    <message>
        <source>Next: the plan of the hip.</source>
        <translation>Als Nächstes: die Planung der Hüfte.</translation>
    </message>
    <message>
        <source>Next: the shaft. Click near its top and low on it in a slice, then press “Fit shaft”.</source>
        <translation>Als Nächstes: die Diaphyse. Klicken Sie in einer Schicht nahe ihrem oberen Ende und weit unten, dann auf „Diaphyse anpassen“.</translation>
    </message>
    <message>
        <source>No archive is known yet: add one.</source>
        <translation>Noch ist kein Archiv bekannt: Fügen Sie eines hinzu.</translation>
    </message>
    <message>
        <source>No bone was found for the bodies {0}, counted from the head end: they are left out.</source>
        <translation>Für die Wirbelkörper {0}, vom Kopfende gezählt, wurde kein Knochen gefunden: Sie bleiben weg.</translation>
    </message>
    <message>
        <source>No case fits “{words}”.</source>
        <translation>Kein Fall passt zu „{words}“.</translation>
    </message>
    <message>
        <source>No case yet. Make a new one, begin with a sample, or drag a scan folder into the window.</source>
        <translation>Noch kein Fall. Legen Sie einen neuen an, beginnen Sie mit einem Beispiel, oder ziehen Sie einen Aufnahmeordner in das Fenster.</translation>
    </message>
    <message>
        <source>No cut yet.</source>
        <translation>Noch kein Schnitt.</translation>
    </message>
    <message>
        <source>No fragment yet: cut a segment.</source>
        <translation>Noch kein Fragment: Schneiden Sie ein Segment.</translation>
    </message>
    <message>
        <source>No implant is chosen: place one first.</source>
        <translation>Kein Implantat gewählt: Platzieren Sie zuerst eines.</translation>
    </message>
    <message>
        <source>No implant yet.</source>
        <translation>Noch kein Implantat.</translation>
    </message>
    <message>
        <source>No keys</source>
        <translation>Keine Tasten</translation>
    </message>
    <message>
        <source>No landmark yet.</source>
        <translation>Noch keine Landmarke.</translation>
    </message>
    <message>
        <source>No leak marked the lowest level: look whether tissue beside the vein was taken in.</source>
        <translation>Kein Auslaufen zeigte den niedrigsten Wert an: Prüfen Sie, ob Gewebe neben der Vene mit erfasst wurde.</translation>
    </message>
    <message>
        <source>No level of the stem shows both stem and canal, so there are no canal sections.</source>
        <translation>Auf keiner Höhe des Schafts zeigen sich Schaft und Markraum zugleich, daher gibt es keine Kanalschnitte.</translation>
    </message>
    <message>
        <source>No page has these words.</source>
        <translation>Keine Seite enthält diese Wörter.</translation>
    </message>
    <message>
        <source>No patient stated</source>
        <translation>Kein Patient angegeben</translation>
    </message>
    <message>
        <source>No results: the study could not be solved. {0}</source>
        <translation>Keine Ergebnisse: Die Studie konnte nicht berechnet werden. {0}</translation>
    </message>
    <message>
        <source>No results: the study is being solved.</source>
        <translation>Keine Ergebnisse: Die Studie wird gerade berechnet.</translation>
    </message>
    <message>
        <source>No results: the study is not solved.</source>
        <translation>Keine Ergebnisse: Die Studie ist nicht berechnet.</translation>
    </message>
    <message>
        <source>No round head was found about the first point: look at the border in the joint, and put it right by hand.</source>
        <translation>Um den ersten Punkt wurde kein runder Kopf gefunden: Prüfen Sie die Grenze im Gelenk und berichtigen Sie sie von Hand.</translation>
    </message>
    <message>
        <source>No round head was found about the first seed of {bone}: look at the border in the joint, and if it is wrong undo and split again with that seed nearer to the middle of the head</source>
        <translation>Um den ersten Saatpunkt von {bone} wurde kein runder Kopf gefunden: Prüfen Sie die Grenze im Gelenk; ist sie falsch, machen Sie es rückgängig und trennen Sie erneut, mit dem Saatpunkt näher an der Kopfmitte</translation>
    </message>
    <message>
        <source>No scan yet</source>
        <translation>Noch keine Aufnahme</translation>
    </message>
    <message>
        <source>No scan yet.</source>
        <translation>Noch keine Aufnahme.</translation>
    </message>
    <message>
        <source>No segment is chosen; choose one in the list, or begin a new one.</source>
        <translation>Kein Segment gewählt; wählen Sie eines in der Liste, oder beginnen Sie ein neues.</translation>
    </message>
    <message>
        <source>No segment yet.</source>
        <translation>Noch kein Segment.</translation>
    </message>
    <message>
        <source>No series was found here.</source>
        <translation>Hier wurde keine Serie gefunden.</translation>
    </message>
    <message>
        <source>No surface yet.</source>
        <translation>Noch keine Oberfläche.</translation>
    </message>
    <message>
        <source>Non-enhancing tumour</source>
        <translation>Nicht kontrastmittelaufnehmender Tumor</translation>
    </message>
    <message>
        <source>None of it lies</source>
        <translation>Nichts davon liegt</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normale</translation>
    </message>
    <message>
        <source>Not everywhere scanned</source>
        <translation>Nicht überall aufgenommen</translation>
    </message>
    <message>
        <source>Not looked at, as they are hidden or have no HU: {names}.</source>
        <translation>Nicht angesehen, da ausgeblendet oder ohne HU: {names}.</translation>
    </message>
    <message>
        <source>Not measured at this pose.</source>
        <translation>In dieser Lage nicht gemessen.</translation>
    </message>
    <message>
        <source>Not measured: {why}.</source>
        <translation>Nicht gemessen: {why}.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <source>Not scanned</source>
        <translation>Nicht aufgenommen</translation>
    </message>
    <message>
        <source>Not solved yet.</source>
        <translation>Noch nicht berechnet.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Note {name}</source>
        <translation>Notiz {name}</translation>
    </message>
    <message>
        <source>Nothing can be changed until it is unlocked with a reason</source>
        <translation>Nichts kann geändert werden, bis mit einem Grund entsperrt wird</translation>
    </message>
    <message>
        <source>Nothing is called so. Try another word.</source>
        <translation>Nichts heißt so. Versuchen Sie ein anderes Wort.</translation>
    </message>
    <message>
        <source>Nothing measured or written yet.</source>
        <translation>Noch nichts gemessen oder geschrieben.</translation>
    </message>
    <message>
        <source>Nothing says that it belongs to this image but its place: look at its border on the slices.</source>
        <translation>Nur die Lage spricht dafür, dass es zu diesem Bild gehört: Prüfen Sie die Grenze in den Schichten.</translation>
    </message>
    <message>
        <source>Nothing to redo</source>
        <translation>Nichts zu wiederholen</translation>
    </message>
    <message>
        <source>Nothing to show in 3D yet</source>
        <translation>In 3D noch nichts zu zeigen</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>Nichts wurde gefunden.</translation>
    </message>
    <message>
        <source>Nothing was worked on yet.</source>
        <translation>Noch wurde an nichts gearbeitet.</translation>
    </message>
    <message>
        <source>Nothing: free</source>
        <translation>Nichts: frei</translation>
    </message>
    <message>
        <source>Now in {name}</source>
        <translation>Jetzt in {name}</translation>
    </message>
    <message>
        <source>Nr.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Number of voxels</source>
        <translation>Anzahl der Voxel</translation>
    </message>
    <message>
        <source>Numbered from the head end of the scan, not by level. Arches that are grown together with their neighbours, and ribs within {0} mm, are shared out by nearness: look at the border there.</source>
        <translation>Vom Kopfende der Aufnahme gezählt, nicht nach Höhe. Mit Nachbarn verwachsene Wirbelbögen und Rippen innerhalb von {0} mm sind nach Nähe zugeteilt: Prüfen Sie dort die Grenze.</translation>
    </message>
    <message>
        <source>Numbers or names of the wanted segments, or `all`; not needed where the file holds only one.</source>
        <translation>Nummern oder Namen der gewünschten Segmente, oder `all`; nicht nötig, wenn die Datei nur eines enthält.</translation>
    </message>
    <message>
        <source>Oblique planes</source>
        <translation>Schräge Ebenen</translation>
    </message>
    <message>
        <source>Occipital bone</source>
        <translation>Hinterhauptbein</translation>
    </message>
    <message>
        <source>Oedema</source>
        <translation>Ödem</translation>
    </message>
    <message>
        <source>Oedema and tumour that spreads without contrast look alike in a FLAIR.</source>
        <translation>Ödem und Tumor, der sich ohne Kontrastmittelaufnahme ausbreitet, sehen in FLAIR gleich aus.</translation>
    </message>
    <message>
        <source>Oesophagus</source>
        <translation>Ösophagus</translation>
    </message>
    <message>
        <source>Of a heavy one: it is over within a moment, a brush stroke say, so a window does it at once and not as a job.</source>
        <translation>Bei einer aufwendigen Operation: Sie ist im Nu vorbei, etwa ein Pinselstrich, und wird daher sofort ausgeführt statt als Aufgabe.</translation>
    </message>
    <message>
        <source>Of a segment given in fractions: what is at least this (0 to 1) is inside.</source>
        <translation>Bei einem Segment aus Anteilen: Was mindestens diesen Wert hat (0 bis 1), liegt innen.</translation>
    </message>
    <message>
        <source>Of a series with several phases, times, echoes or b-values: the listed name of one, or `all` to keep the sequence.</source>
        <translation>Bei einer Serie mit mehreren Phasen, Zeiten, Echos oder b-Werten: der aufgeführte Name einer davon, oder `all`, um die Sequenz zu behalten.</translation>
    </message>
    <message>
        <source>Of the random points; the same gives the same fit.</source>
        <translation>Der zufälligen Punkte; derselbe Wert ergibt dieselbe Anpassung.</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>Offset</translation>
    </message>
    <message>
        <source>Offset high, mm</source>
        <translation>Großer Offset, mm</translation>
    </message>
    <message>
        <source>Offset standard, mm</source>
        <translation>Standard-Offset, mm</translation>
    </message>
    <message>
        <source>On bone</source>
        <translation>Auf dem Knochen</translation>
    </message>
    <message>
        <source>One big view</source>
        <translation>Eine große Ansicht</translation>
    </message>
    <message>
        <source>One end of the trunk</source>
        <translation>Ein Ende des Stamms</translation>
    </message>
    <message>
        <source>One mm of the patient is one mm on paper; drawn without perspective</source>
        <translation>Ein mm am Patienten ist ein mm auf dem Papier; ohne Perspektive gezeichnet</translation>
    </message>
    <message>
        <source>One slice</source>
        <translation>Eine Schicht</translation>
    </message>
    <message>
        <source>One turn</source>
        <translation>Eine Umdrehung</translation>
    </message>
    <message>
        <source>One view is big, the other three stand in a column beside it.</source>
        <translation>Eine Ansicht ist groß, die drei anderen stehen in einer Spalte daneben.</translation>
    </message>
    <message>
        <source>One-click presets</source>
        <translation>Vorlagen mit einem Klick</translation>
    </message>
    <message>
        <source>Only holes up to this volume are filled, mm3; none fills all.</source>
        <translation>Nur Löcher bis zu diesem Volumen werden gefüllt, mm3; ohne Angabe alle.</translation>
    </message>
    <message>
        <source>Only inside</source>
        <translation>Nur innerhalb von</translation>
    </message>
    <message>
        <source>Only {0} % of it lies</source>
        <translation>Nur {0} % davon liegen</translation>
    </message>
    <message>
        <source>Onto</source>
        <translation>Auf</translation>
    </message>
    <message>
        <source>Onto scan</source>
        <translation>Auf Aufnahme</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Deckkraft</translation>
    </message>
    <message>
        <source>Opacity in 3D</source>
        <translation>Deckkraft in 3D</translation>
    </message>
    <message>
        <source>Opacity of the fill</source>
        <translation>Deckkraft der Füllung</translation>
    </message>
    <message>
        <source>Opacity of the result over the scan</source>
        <translation>Deckkraft des Ergebnisses über der Aufnahme</translation>
    </message>
    <message>
        <source>Opacity of {name}</source>
        <translation>Deckkraft von {name}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open case</source>
        <translation>Fall öffnen</translation>
    </message>
    <message>
        <source>Open case (Ctrl+O)</source>
        <translation>Fall öffnen (Strg+O)</translation>
    </message>
    <message>
        <source>Open case…</source>
        <translation>Fall öffnen…</translation>
    </message>
    <message>
        <source>Open report</source>
        <translation>Bericht öffnen</translation>
    </message>
    <message>
        <source>Open scan file</source>
        <translation>Aufnahmedatei öffnen</translation>
    </message>
    <message>
        <source>Open scan file…</source>
        <translation>Aufnahmedatei öffnen…</translation>
    </message>
    <message>
        <source>Open scan folder</source>
        <translation>Aufnahmeordner öffnen</translation>
    </message>
    <message>
        <source>Open scan folder…</source>
        <translation>Aufnahmeordner öffnen…</translation>
    </message>
    <message>
        <source>Open the sample hip</source>
        <translation>Beispielhüfte öffnen</translation>
    </message>
    <message>
        <source>Opened {at}</source>
        <translation>Geöffnet {at}</translation>
    </message>
    <message>
        <source>Openings narrower than this are closed, mm.</source>
        <translation>Engere Öffnungen werden geschlossen, mm.</translation>
    </message>
    <message>
        <source>Opens a case from its file.</source>
        <translation>Öffnet einen Fall aus seiner Datei.</translation>
    </message>
    <message>
        <source>Opens the guide at its beginning.</source>
        <translation>Öffnet das Handbuch am Anfang.</translation>
    </message>
    <message>
        <source>Opens the guide at what you are at.</source>
        <translation>Öffnet das Handbuch zu dem, woran Sie gerade sind.</translation>
    </message>
    <message>
        <source>Operation and settings</source>
        <translation>Operation und Einstellungen</translation>
    </message>
    <message>
        <source>Operation the scan is for</source>
        <translation>Operation, für die die Aufnahme ist</translation>
    </message>
    <message>
        <source>Optic chiasm</source>
        <translation>Chiasma opticum</translation>
    </message>
    <message>
        <source>Optic nerve</source>
        <translation>Sehnerv</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Options of the family, {head_mm: 32, offset: high} say.</source>
        <translation>Optionen der Familie, etwa {head_mm: 32, offset: high}.</translation>
    </message>
    <message>
        <source>Options of the family; without `offset`, the one nearest to the femur's own is taken.</source>
        <translation>Optionen der Familie; ohne `offset` wird der genommen, der dem des Femurs am nächsten kommt.</translation>
    </message>
    <message>
        <source>Orbit</source>
        <translation>Augenhöhle</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Ursprung</translation>
    </message>
    <message>
        <source>Origin of {name} (LPS)</source>
        <translation>Ursprung von {name} (LPS)</translation>
    </message>
    <message>
        <source>Origin {axis}</source>
        <translation>Ursprung {axis}</translation>
    </message>
    <message>
        <source>Other patient</source>
        <translation>Anderer Patient</translation>
    </message>
    <message>
        <source>Other scenario</source>
        <translation>Anderes Szenario</translation>
    </message>
    <message>
        <source>Other scenario in 3D</source>
        <translation>Anderes Szenario in 3D</translation>
    </message>
    <message>
        <source>Other segments</source>
        <translation>Andere Segmente</translation>
    </message>
    <message>
        <source>Our AE title</source>
        <translation>Unser AE-Titel</translation>
    </message>
    <message>
        <source>Our port for C-MOVE</source>
        <translation>Unser Port für C-MOVE</translation>
    </message>
    <message>
        <source>Out of date</source>
        <translation>Veraltet</translation>
    </message>
    <message>
        <source>Out of date, of an earlier plan. </source>
        <translation>Veraltet, aus einer früheren Planung. </translation>
    </message>
    <message>
        <source>Out of date: the plan changed after this was solved. These figures belong to an earlier plan and say nothing about this one.</source>
        <translation>Veraltet: Die Planung wurde nach der Berechnung geändert. Diese Werte gehören zu einer früheren Planung und sagen nichts über diese.</translation>
    </message>
    <message>
        <source>Out of date: {reason}.</source>
        <translation>Veraltet: {reason}.</translation>
    </message>
    <message>
        <source>Outer, mm</source>
        <translation>Außendurchmesser, mm</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>Umriss</translation>
    </message>
    <message>
        <source>Outlines and landmarks are those of the slab's middle. Its edges can be dragged by the square handles in the other views.</source>
        <translation>Umrisse und Landmarken sind die der Slab-Mitte. Ihre Ränder lassen sich in den anderen Ansichten an den quadratischen Griffen ziehen.</translation>
    </message>
    <message>
        <source>Outlines are missing in {0} of its planes, between {1} {2} mm{3}: it is empty there.</source>
        <translation>In {0} der Ebenen fehlen Umrisse, zwischen {1} {2} mm{3}: Dort ist es leer.</translation>
    </message>
    <message>
        <source>Outside</source>
        <translation>Außerhalb</translation>
    </message>
    <message>
        <source>Outside of</source>
        <translation>Außerhalb von</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>Überlappung</translation>
    </message>
    <message>
        <source>Own axes, the view's axes, the patient's axes, in turn.</source>
        <translation>Eigene Achsen, Achsen der Ansicht, Achsen des Patienten, der Reihe nach.</translation>
    </message>
    <message>
        <source>Own certificate</source>
        <translation>Eigenes Zertifikat</translation>
    </message>
    <message>
        <source>Own part</source>
        <translation>Eigenes Teil</translation>
    </message>
    <message>
        <source>Own part…</source>
        <translation>Eigenes Teil…</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>PRAGMA wal_checkpoint(TRUNCATE)</source>
        <translation>PRAGMA wal_checkpoint(TRUNCATE)</translation>
    </message>
    <message>
        <source>PT</source>
        <translation>PT</translation>
    </message>
    <message>
        <source>Pacemaker</source>
        <translation>Herzschrittmacher</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Pages of the guide</source>
        <translation>Seiten des Handbuchs</translation>
    </message>
    <message>
        <source>Paint</source>
        <translation>Malen</translation>
    </message>
    <message>
        <source>Paint into a segment, or erase from it, with a brush that moves along a line.</source>
        <translation>In ein Segment malen oder daraus radieren, mit einem Pinsel, der sich entlang einer Linie bewegt.</translation>
    </message>
    <message>
        <source>Paint some strokes into each segment, then let them grow until they meet.</source>
        <translation>Malen Sie einige Striche in jedes Segment, dann lassen Sie sie wachsen, bis sie aufeinandertreffen.</translation>
    </message>
    <message>
        <source>Paint {0}</source>
        <translation>{0} malen</translation>
    </message>
    <message>
        <source>Painted by hand.</source>
        <translation>Von Hand gemalt.</translation>
    </message>
    <message>
        <source>Pairs [moving, fixed] of landmarks or points (LPS mm) that show the same place; three at least to start from.</source>
        <translation>Paare [moving, fixed] von Landmarken oder Punkten (LPS mm), die dieselbe Stelle zeigen; für den Beginn mindestens drei.</translation>
    </message>
    <message>
        <source>Pairs of points</source>
        <translation>Punktpaare</translation>
    </message>
    <message>
        <source>Pancreas</source>
        <translation>Pankreas</translation>
    </message>
    <message>
        <source>Parietal bone</source>
        <translation>Scheitelbein</translation>
    </message>
    <message>
        <source>Part a segment in two by a curve drawn on it and a direction: the cut is the surface the curve sweeps along it.</source>
        <translation>Ein Segment mit einer darauf gezeichneten Kurve und einer Richtung in zwei teilen: Der Schnitt ist die Fläche, die die Kurve in dieser Richtung überstreicht.</translation>
    </message>
    <message>
        <source>Part a segment into named bones by points inside them, femur and pelvis say; the border follows the joint's gap.</source>
        <translation>Ein Segment über Punkte darin in benannte Knochen trennen, etwa Femur und Becken; die Grenze folgt dem Gelenkspalt.</translation>
    </message>
    <message>
        <source>Part a segment where it is narrow or a dark line runs through it, by one point or more inside each part.</source>
        <translation>Ein Segment trennen, wo es schmal ist oder eine dunkle Linie hindurchläuft, mit einem oder mehreren Punkten in jedem Teil.</translation>
    </message>
    <message>
        <source>Part femur and pelvis</source>
        <translation>Femur und Becken trennen</translation>
    </message>
    <message>
        <source>Part of {0} about {1} point.</source>
        <translation>Teil von {0} um {1} Punkt.</translation>
    </message>
    <message>
        <source>Part of {0} about {1} points.</source>
        <translation>Teil von {0} um {1} Punkte.</translation>
    </message>
    <message>
        <source>Part of {0} about {1} point{2}.</source>
        <translation>Teil von {0} um {1} Punkt(e).</translation>
    </message>
    <message>
        <source>Part of {0} that belongs to {1} seed(s).</source>
        <translation>Teil von {0}, der zu {1} Saatpunkt(en) gehört.</translation>
    </message>
    <message>
        <source>Part {0} by size of {1}.</source>
        <translation>Teil {0}, nach Größe, von {1}.</translation>
    </message>
    <message>
        <source>Part {0} by size of {1}.{2}</source>
        <translation>Teil {0}, nach Größe, von {1}.{2}</translation>
    </message>
    <message>
        <source>Part {0} into {1}</source>
        <translation>{0} in {1} trennen</translation>
    </message>
    <message>
        <source>Parted {0} edges at which more than two triangles met, where solids touch.</source>
        <translation>{0} Kanten getrennt, an denen mehr als zwei Dreiecke zusammentrafen, wo sich Körper berühren.</translation>
    </message>
    <message>
        <source>Parted {0} points at which parts of the surface touched.</source>
        <translation>{0} Punkte getrennt, an denen sich Teile der Oberfläche berührten.</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Teile</translation>
    </message>
    <message>
        <source>Parts of a lung without air are left out: look for effusions, consolidations and tumours at its border.</source>
        <translation>Lungenanteile ohne Luft fehlen: Prüfen Sie am Rand auf Ergüsse, Konsolidierungen und Tumoren.</translation>
    </message>
    <message>
        <source>Parts of a smaller volume are left out, mm3.</source>
        <translation>Teile mit kleinerem Volumen werden weggelassen, mm3.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Password for {server}</source>
        <translation>Passwort für {server}</translation>
    </message>
    <message>
        <source>Password of {user} on {server}</source>
        <translation>Passwort von {user} auf {server}</translation>
    </message>
    <message>
        <source>Passwords are kept by the system, never in a file of surgplan.</source>
        <translation>Passwörter verwahrt das System, nie eine Datei von surgplan.</translation>
    </message>
    <message>
        <source>Patella</source>
        <translation>Patella</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Path {name}</source>
        <translation>Pfad {name}</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>Patient</translation>
    </message>
    <message>
        <source>Patient coordinates (LPS), mm: L to the left, P to the back, S to the head.</source>
        <translation>Patientenkoordinaten (LPS), mm: L nach links, P nach hinten, S zum Kopf.</translation>
    </message>
    <message>
        <source>Patient's axes</source>
        <translation>Achsen des Patienten</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Pelvis</source>
        <translation>Becken</translation>
    </message>
    <message>
        <source>Phantom density, intercept</source>
        <translation>Phantomdichte, Achsenabschnitt</translation>
    </message>
    <message>
        <source>Phantom density, slope</source>
        <translation>Phantomdichte, Steigung</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Phase before</source>
        <translation>Vorherige Phase</translation>
    </message>
    <message>
        <source>Phase of the sequence</source>
        <translation>Phase der Sequenz</translation>
    </message>
    <message>
        <source>Phase that is shown</source>
        <translation>Gezeigte Phase</translation>
    </message>
    <message>
        <source>Phase to plan on</source>
        <translation>Phase, auf der geplant wird</translation>
    </message>
    <message>
        <source>Phases</source>
        <translation>Phasen</translation>
    </message>
    <message>
        <source>Phases a second</source>
        <translation>Phasen je Sekunde</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.tif)</source>
        <translation>Bilder (*.png *.jpg *.tif)</translation>
    </message>
    <message>
        <source>Pictures and movies</source>
        <translation>Bilder und Filme</translation>
    </message>
    <message>
        <source>Pitch, mm</source>
        <translation>Steigung, mm</translation>
    </message>
    <message>
        <source>Pituitary gland</source>
        <translation>Hypophyse</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Platzieren</translation>
    </message>
    <message>
        <source>Place a component at a pose, or put another size in the place of the implant that has the name.</source>
        <translation>Eine Komponente in einer Lage platzieren oder eine andere Größe an die Stelle des gleichnamigen Implantats setzen.</translation>
    </message>
    <message>
        <source>Place a landmark in the centre of the sphere that best follows a femoral head.</source>
        <translation>Eine Landmarke in die Mitte der Kugel setzen, die dem Femurkopf am besten folgt.</translation>
    </message>
    <message>
        <source>Place a part from an STL, PLY, OBJ or 3MF file</source>
        <translation>Ein Teil aus einer STL-, PLY-, OBJ- oder 3MF-Datei platzieren</translation>
    </message>
    <message>
        <source>Place a stem on the canal's axis at the height of the femoral head, in the largest size that fits or a given one.</source>
        <translation>Einen Schaft auf der Achse des Markraums in Höhe des Femurkopfs platzieren, in der größten passenden oder einer gegebenen Größe.</translation>
    </message>
    <message>
        <source>Place an implant to see how it fits.</source>
        <translation>Platzieren Sie ein Implantat, um zu sehen, wie es sitzt.</translation>
    </message>
    <message>
        <source>Place at crosshair</source>
        <translation>Am Fadenkreuz platzieren</translation>
    </message>
    <message>
        <source>Place cut</source>
        <translation>Schnitt platzieren</translation>
    </message>
    <message>
        <source>Place it with its origin at the crosshair; handles and numbers then move it</source>
        <translation>Mit dem Ursprung am Fadenkreuz platzieren; Griffe und Zahlen bewegen es dann</translation>
    </message>
    <message>
        <source>Place landmark</source>
        <translation>Landmarke platzieren</translation>
    </message>
    <message>
        <source>Place landmark {0}</source>
        <translation>Landmarke {0} platzieren</translation>
    </message>
    <message>
        <source>Place part</source>
        <translation>Teil platzieren</translation>
    </message>
    <message>
        <source>Place two landmarks on the axis of a shaft, at the heights of two points given roughly.</source>
        <translation>Zwei Landmarken auf der Achse einer Diaphyse platzieren, in Höhe zweier grob gegebener Punkte.</translation>
    </message>
    <message>
        <source>Place {0}: {1} {2}</source>
        <translation>{0} platzieren: {1} {2}</translation>
    </message>
    <message>
        <source>Place, LPS mm</source>
        <translation>Ort, LPS mm</translation>
    </message>
    <message>
        <source>Plain anatomy</source>
        <translation>Reine Anatomie</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Planung</translation>
    </message>
    <message>
        <source>Plan a hip on a made-up patient in five minutes. You find it in the menu under Help later, too.</source>
        <translation>Planen Sie in fünf Minuten eine Hüfte an einem erfundenen Patienten. Sie finden dies später auch im Menü unter Hilfe.</translation>
    </message>
    <message>
        <source>Plan a stem, test it</source>
        <translation>Einen Schaft planen und testen</translation>
    </message>
    <message>
        <source>Plan on another phase, time or echo of a sequence; segments made before keep their shape.</source>
        <translation>Auf einer anderen Phase, Zeit oder einem anderen Echo einer Sequenz planen; frühere Segmente behalten ihre Form.</translation>
    </message>
    <message>
        <source>Plan on this phase</source>
        <translation>Auf dieser Phase planen</translation>
    </message>
    <message>
        <source>Plane</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>Plane of {name}</source>
        <translation>Ebene von {name}</translation>
    </message>
    <message>
        <source>Plane that opens the model in 3D</source>
        <translation>Ebene, die das Modell in 3D öffnet</translation>
    </message>
    <message>
        <source>Planning</source>
        <translation>Planung</translation>
    </message>
    <message>
        <source>Planning aid, not a medical device</source>
        <translation>Planungshilfe, kein Medizinprodukt</translation>
    </message>
    <message>
        <source>Planning aid, not a medical device. A clinician must check every figure against the patient.</source>
        <translation>Planungshilfe, kein Medizinprodukt. Eine Ärztin oder ein Arzt muss jeden Wert am Patienten prüfen.</translation>
    </message>
    <message>
        <source>Plate</source>
        <translation>Platte</translation>
    </message>
    <message>
        <source>Play the phases</source>
        <translation>Phasen abspielen</translation>
    </message>
    <message>
        <source>Plays a sequence, or stops it.</source>
        <translation>Spielt eine Sequenz ab oder hält sie an.</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>Punkt</translation>
    </message>
    <message>
        <source>Point an arrow</source>
        <translation>Pfeil zeigen lassen</translation>
    </message>
    <message>
        <source>Point in head</source>
        <translation>Punkt im Kopf</translation>
    </message>
    <message>
        <source>Point {number}</source>
        <translation>Punkt {number}</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>Points of the curve in their order, LPS mm; beyond its ends an open curve goes on straight.</source>
        <translation>Punkte der Kurve in ihrer Reihenfolge, LPS mm; über ihre Enden hinaus läuft eine offene Kurve gerade weiter.</translation>
    </message>
    <message>
        <source>Points of the line (LPS mm), which is closed by itself.</source>
        <translation>Punkte der Linie (LPS mm), die sich von selbst schließt.</translation>
    </message>
    <message>
        <source>Points of the outline (LPS mm), which is closed by itself; two stand for all that lies left of the line through them.</source>
        <translation>Punkte des Umrisses (LPS mm), der sich von selbst schließt; zwei stehen für alles links der Linie durch sie.</translation>
    </message>
    <message>
        <source>Points that belong to the segment, LPS mm.</source>
        <translation>Punkte, die zum Segment gehören, LPS mm.</translation>
    </message>
    <message>
        <source>Points that do not, LPS mm.</source>
        <translation>Punkte, die nicht dazugehören, LPS mm.</translation>
    </message>
    <message>
        <source>Polyetheretherketone</source>
        <translation>Polyetheretherketon</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Portal vein</source>
        <translation>Pfortader</translation>
    </message>
    <message>
        <source>Positive</source>
        <translation>Positive Seite</translation>
    </message>
    <message>
        <source>Posterior</source>
        <translation>Hinten</translation>
    </message>
    <message>
        <source>Posterior, mm</source>
        <translation>Nach hinten, mm</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Preferences (*.json)</source>
        <translation>Einstellungen (*.json)</translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation>Einstellungen…</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>Press fit, mm</source>
        <translation>Pressfit, mm</translation>
    </message>
    <message>
        <source>Press “Solve study”. It takes a minute or two; go on looking around meanwhile. Then the model is coloured by its risk: below 1 the bone holds.</source>
        <translation>Klicken Sie auf „Studie berechnen“. Es dauert ein bis zwei Minuten; sehen Sie sich inzwischen weiter um. Dann ist das Modell nach seinem Risiko gefärbt: Unter 1 hält der Knochen.</translation>
    </message>
    <message>
        <source>Principal strain on the bone, tension positive; at each point the one of larger size.</source>
        <translation>Hauptdehnung auf dem Knochen, Zug positiv; an jedem Punkt die betragsmäßig größere.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Propose a stem</source>
        <translation>Schaft vorschlagen</translation>
    </message>
    <message>
        <source>Prostate</source>
        <translation>Prostata</translation>
    </message>
    <message>
        <source>Prosthesis</source>
        <translation>Prothese</translation>
    </message>
    <message>
        <source>Proximal</source>
        <translation>Proximal</translation>
    </message>
    <message>
        <source>Pulmonary artery</source>
        <translation>Pulmonalarterie</translation>
    </message>
    <message>
        <source>Put a note, or the tip of its arrow, somewhere else.</source>
        <translation>Eine Notiz oder ihre Pfeilspitze an eine andere Stelle setzen.</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Put one point of a measure somewhere else.</source>
        <translation>Einen Punkt einer Messung an eine andere Stelle setzen.</translation>
    </message>
    <message>
        <source>Put this component in the place of the chosen implant</source>
        <translation>Diese Komponente an die Stelle des gewählten Implantats setzen</translation>
    </message>
    <message>
        <source>Put {0} at a pose</source>
        <translation>{0} in eine Lage bringen</translation>
    </message>
    <message>
        <source>Put {0} back where it was cut</source>
        <translation>{0} an die Schnittstelle zurücksetzen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>RAS: right, front, up</source>
        <translation>RAS: rechts, vorn, oben</translation>
    </message>
    <message>
        <source>Radius</source>
        <translation>Radius</translation>
    </message>
    <message>
        <source>Radius of the ball, or standard deviation of the Gaussian, mm.</source>
        <translation>Radius der Kugel oder Standardabweichung der Gauß-Funktion, mm.</translation>
    </message>
    <message>
        <source>Radius of the brush (mm).</source>
        <translation>Radius des Pinsels (mm).</translation>
    </message>
    <message>
        <source>Radius, mm</source>
        <translation>Radius, mm</translation>
    </message>
    <message>
        <source>Reach</source>
        <translation>Reichweite</translation>
    </message>
    <message>
        <source>Reach, mm</source>
        <translation>Reichweite, mm</translation>
    </message>
    <message>
        <source>Read a DICOM series, a NIfTI, NRRD or MetaImage file, and keep it as an image of the case.</source>
        <translation>Eine DICOM-Serie oder eine NIfTI-, NRRD- oder MetaImage-Datei lesen und als Bild des Falls behalten.</translation>
    </message>
    <message>
        <source>Read values along a line</source>
        <translation>Werte entlang einer Linie lesen</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Recent cases</source>
        <translation>Letzte Fälle</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>Rechteck</translation>
    </message>
    <message>
        <source>Rectangle to mask</source>
        <translation>Zu schwärzendes Rechteck</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Redo (Ctrl+Shift+Z)</source>
        <translation>Wiederholen (Strg+Umschalt+Z)</translation>
    </message>
    <message>
        <source>Redo “{words}”</source>
        <translation>„{words}“ wiederholen</translation>
    </message>
    <message>
        <source>Redraw a segment's border where the image has its edges, by the cheapest cut; strokes and points help it.</source>
        <translation>Die Grenze eines Segments mit dem günstigsten Schnitt dort neu ziehen, wo das Bild Kanten hat; Striche und Punkte helfen dabei.</translation>
    </message>
    <message>
        <source>Refine</source>
        <translation>Verfeinern</translation>
    </message>
    <message>
        <source>Refine edge</source>
        <translation>Kante verfeinern</translation>
    </message>
    <message>
        <source>Refine near</source>
        <translation>Verfeinern nahe</translation>
    </message>
    <message>
        <source>Refine the border of {0}</source>
        <translation>Grenze von {0} verfeinern</translation>
    </message>
    <message>
        <source>Refine thin</source>
        <translation>Dünnes verfeinern</translation>
    </message>
    <message>
        <source>Refine within, mm</source>
        <translation>Verfeinern innerhalb, mm</translation>
    </message>
    <message>
        <source>Refine, mm</source>
        <translation>Verfeinern, mm</translation>
    </message>
    <message>
        <source>Region grow</source>
        <translation>Bereich wachsen</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Registrieren</translation>
    </message>
    <message>
        <source>Register scans</source>
        <translation>Aufnahmen registrieren</translation>
    </message>
    <message>
        <source>Register {0} to {1} as {2}</source>
        <translation>{0} auf {1} registrieren als {2}</translation>
    </message>
    <message>
        <source>Registration</source>
        <translation>Registrierung</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Bemerkung</translation>
    </message>
    <message>
        <source>Remark for the history, without names</source>
        <translation>Bemerkung für den Verlauf, ohne Namen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove (Del)</source>
        <translation>Entfernen (Entf)</translation>
    </message>
    <message>
        <source>Remove plane</source>
        <translation>Ebene entfernen</translation>
    </message>
    <message>
        <source>Remove this study</source>
        <translation>Diese Studie entfernen</translation>
    </message>
    <message>
        <source>Remove view</source>
        <translation>Ansicht entfernen</translation>
    </message>
    <message>
        <source>Remove {0}</source>
        <translation>{0} entfernen</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>{name} entfernen</translation>
    </message>
    <message>
        <source>Removed {0} triangles that stood there twice{1}.</source>
        <translation>{0} doppelt vorhandene Dreiecke entfernt{1}.</translation>
    </message>
    <message>
        <source>Removed {0} triangles with two corners in one point.</source>
        <translation>{0} Dreiecke mit zwei Ecken in einem Punkt entfernt.</translation>
    </message>
    <message>
        <source>Renal artery</source>
        <translation>Nierenarterie</translation>
    </message>
    <message>
        <source>Rename this one</source>
        <translation>Dieses umbenennen</translation>
    </message>
    <message>
        <source>Rename {0} to {1}</source>
        <translation>{0} in {1} umbenennen</translation>
    </message>
    <message>
        <source>Renamed: {name}</source>
        <translation>Umbenannt: {name}</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Reparieren</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Resection</source>
        <translation>Resektion</translation>
    </message>
    <message>
        <source>Resections: about its own axis</source>
        <translation>Resektionen: um die eigene Achse</translation>
    </message>
    <message>
        <source>Resections: of the cut's origin</source>
        <translation>Resektionen: des Schnittursprungs</translation>
    </message>
    <message>
        <source>Resections: part of {0}</source>
        <translation>Resektionen: Teil von {0}</translation>
    </message>
    <message>
        <source>Residual</source>
        <translation>Residuum</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Results in slices</source>
        <translation>Ergebnisse in Schichten</translation>
    </message>
    <message>
        <source>Results of the scenarios</source>
        <translation>Ergebnisse der Szenarien</translation>
    </message>
    <message>
        <source>Results on cuts</source>
        <translation>Ergebnisse auf Schnitten</translation>
    </message>
    <message>
        <source>Results side by side</source>
        <translation>Ergebnisse nebeneinander</translation>
    </message>
    <message>
        <source>Retain Device Identity Option</source>
        <translation>Retain Device Identity Option</translation>
    </message>
    <message>
        <source>Retain Institution Identity Option</source>
        <translation>Retain Institution Identity Option</translation>
    </message>
    <message>
        <source>Retain Longitudinal Temporal Information Full Dates Option</source>
        <translation>Retain Longitudinal Temporal Information Full Dates Option</translation>
    </message>
    <message>
        <source>Retain Longitudinal Temporal Information Modified Dates Option</source>
        <translation>Retain Longitudinal Temporal Information Modified Dates Option</translation>
    </message>
    <message>
        <source>Retain Patient Characteristics Option</source>
        <translation>Retain Patient Characteristics Option</translation>
    </message>
    <message>
        <source>Retain Safe Private Option</source>
        <translation>Retain Safe Private Option</translation>
    </message>
    <message>
        <source>Retain UIDs Option</source>
        <translation>Retain UIDs Option</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>Geprüft</translation>
    </message>
    <message>
        <source>Rib</source>
        <translation>Rippe</translation>
    </message>
    <message>
        <source>Rib 1</source>
        <translation>1. Rippe</translation>
    </message>
    <message>
        <source>Rib 10</source>
        <translation>10. Rippe</translation>
    </message>
    <message>
        <source>Rib 11</source>
        <translation>11. Rippe</translation>
    </message>
    <message>
        <source>Rib 12</source>
        <translation>12. Rippe</translation>
    </message>
    <message>
        <source>Rib 2</source>
        <translation>2. Rippe</translation>
    </message>
    <message>
        <source>Rib 3</source>
        <translation>3. Rippe</translation>
    </message>
    <message>
        <source>Rib 4</source>
        <translation>4. Rippe</translation>
    </message>
    <message>
        <source>Rib 5</source>
        <translation>5. Rippe</translation>
    </message>
    <message>
        <source>Rib 6</source>
        <translation>6. Rippe</translation>
    </message>
    <message>
        <source>Rib 7</source>
        <translation>7. Rippe</translation>
    </message>
    <message>
        <source>Rib 8</source>
        <translation>8. Rippe</translation>
    </message>
    <message>
        <source>Rib 9</source>
        <translation>9. Rippe</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>Right and left lung could not be told apart: what holds air is one piece, or lies on one side of the body's middle. It is one segment without a side; cut it by hand, and say its side.</source>
        <translation>Rechte und linke Lunge ließen sich nicht unterscheiden: Was Luft enthält, ist ein Stück oder liegt auf einer Seite der Körpermitte. Es ist ein Segment ohne Seite; trennen Sie es von Hand und geben Sie die Seite an.</translation>
    </message>
    <message>
        <source>Right and left lung with their vessels, without the airway down to where its wall can no longer be told from lung; that is a part of its own. Air outside the body and in the bowel is told by its density. Parts of a lung that hold no air (effusion, consolidation, large tumours) are left out.</source>
        <translation>Rechte und linke Lunge mit ihren Gefäßen, ohne die Atemwege bis dorthin, wo deren Wand nicht mehr von der Lunge zu unterscheiden ist; diese sind ein eigener Teil. Luft außerhalb des Körpers und im Darm wird an ihrer Dichte erkannt. Lungenanteile ohne Luft (Erguss, Konsolidierung, große Tumoren) fehlen.</translation>
    </message>
    <message>
        <source>Right atrium</source>
        <translation>Rechter Vorhof</translation>
    </message>
    <message>
        <source>Right ventricle of the heart</source>
        <translation>Rechter Ventrikel des Herzens</translation>
    </message>
    <message>
        <source>Right, mm</source>
        <translation>Nach rechts, mm</translation>
    </message>
    <message>
        <source>Rim {0} ml, core {1} ml, oedema {2} ml.</source>
        <translation>Saum {0} ml, Kern {1} ml, Ödem {2} ml.</translation>
    </message>
    <message>
        <source>Ring, mm</source>
        <translation>Ring, mm</translation>
    </message>
    <message>
        <source>Risk factor</source>
        <translation>Risikofaktor</translation>
    </message>
    <message>
        <source>Risk factor on the bone: above {0} the strain is beyond what bone bears.</source>
        <translation>Risikofaktor auf dem Knochen: Über {0} liegt die Dehnung jenseits dessen, was Knochen trägt.</translation>
    </message>
    <message>
        <source>Risk factor, 99th percentile</source>
        <translation>Risikofaktor, 99. Perzentil</translation>
    </message>
    <message>
        <source>Risk factor, maximum</source>
        <translation>Risikofaktor, Maximum</translation>
    </message>
    <message>
        <source>Risk factor, outer surface</source>
        <translation>Risikofaktor, äußere Oberfläche</translation>
    </message>
    <message>
        <source>Risk inside the bone, cut open through its highest element at ({0}) mm, whole and close; element means.</source>
        <translation>Risiko im Inneren des Knochens, durch das höchste Element bei ({0}) mm aufgeschnitten, im Ganzen und nah; Mittelwerte der Elemente.</translation>
    </message>
    <message>
        <source>Rivals</source>
        <translation>Rivalen</translation>
    </message>
    <message>
        <source>Ruler</source>
        <translation>Maßstab</translation>
    </message>
    <message>
        <source>Run AI model</source>
        <translation>KI-Modell ausführen</translation>
    </message>
    <message>
        <source>Run preset</source>
        <translation>Vorlage anwenden</translation>
    </message>
    <message>
        <source>Runs a network that somebody else trained, from a folder on this computer. Nothing is downloaded or sent. What it makes is marked as made by AI and has to be looked at.</source>
        <translation>Führt ein Netzwerk aus, das jemand anders trainiert hat, aus einem Ordner auf diesem Computer. Nichts wird heruntergeladen oder gesendet. Was es erstellt, ist als von KI erstellt gekennzeichnet und muss geprüft werden.</translation>
    </message>
    <message>
        <source>STL for printing</source>
        <translation>STL für den Druck</translation>
    </message>
    <message>
        <source>Sacrum</source>
        <translation>Kreuzbein</translation>
    </message>
    <message>
        <source>Safety against fatigue</source>
        <translation>Sicherheit gegen Ermüdung</translation>
    </message>
    <message>
        <source>Safety against yield</source>
        <translation>Sicherheit gegen Fließen</translation>
    </message>
    <message>
        <source>Sagittal</source>
        <translation>Sagittal</translation>
    </message>
    <message>
        <source>Sagittal plane</source>
        <translation>Sagittale Ebene</translation>
    </message>
    <message>
        <source>Sagittal slices</source>
        <translation>Sagittale Schichten</translation>
    </message>
    <message>
        <source>Saint-Venant: G J θ/L (Timoshenko and Goodier, Theory of Elasticity)</source>
        <translation>Saint-Venant: G J θ/L (Timoshenko und Goodier, Theory of Elasticity)</translation>
    </message>
    <message>
        <source>Sample aneurysm</source>
        <translation>Beispiel Aneurysma</translation>
    </message>
    <message>
        <source>Sample cases</source>
        <translation>Beispielfälle</translation>
    </message>
    <message>
        <source>Sample head</source>
        <translation>Beispiel Kopf</translation>
    </message>
    <message>
        <source>Sample hip</source>
        <translation>Beispiel Hüfte</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Kopie speichern</translation>
    </message>
    <message>
        <source>Save a copy (Ctrl+Shift+S)</source>
        <translation>Kopie speichern (Strg+Umschalt+S)</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>Kopie speichern…</translation>
    </message>
    <message>
        <source>Save anonymised copy</source>
        <translation>Anonymisierte Kopie speichern</translation>
    </message>
    <message>
        <source>Save anonymised copy…</source>
        <translation>Anonymisierte Kopie speichern…</translation>
    </message>
    <message>
        <source>Save table</source>
        <translation>Tabelle speichern</translation>
    </message>
    <message>
        <source>Save table of all segments…</source>
        <translation>Tabelle aller Segmente speichern…</translation>
    </message>
    <message>
        <source>Saved {file}.</source>
        <translation>{file} gespeichert.</translation>
    </message>
    <message>
        <source>Saved {file}. Not measured: {names}.</source>
        <translation>{file} gespeichert. Nicht gemessen: {names}.</translation>
    </message>
    <message>
        <source>Say how far the plan has come: draft, reviewed, approved or done. Approved and done plans are locked.</source>
        <translation>Angeben, wie weit die Planung ist: Entwurf, geprüft, freigegeben oder erledigt. Freigegebene und erledigte Planungen sind gesperrt.</translation>
    </message>
    <message>
        <source>Says that somebody has looked through the plan; changes make it a draft.</source>
        <translation>Sagt, dass jemand die Planung durchgesehen hat; Änderungen machen sie zum Entwurf.</translation>
    </message>
    <message>
        <source>Says that the approved plan was carried out; it stays locked.</source>
        <translation>Sagt, dass die freigegebene Planung durchgeführt wurde; sie bleibt gesperrt.</translation>
    </message>
    <message>
        <source>Says that the plan is still worked on.</source>
        <translation>Sagt, dass an der Planung noch gearbeitet wird.</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Aufnahme</translation>
    </message>
    <message>
        <source>Scan and segments</source>
        <translation>Aufnahme und Segmente</translation>
    </message>
    <message>
        <source>Scan in 3D</source>
        <translation>Aufnahme in 3D</translation>
    </message>
    <message>
        <source>Scan laid over</source>
        <translation>Überlagerte Aufnahme</translation>
    </message>
    <message>
        <source>Scan of {date}</source>
        <translation>Aufnahme vom {date}</translation>
    </message>
    <message>
        <source>Scan that is moved</source>
        <translation>Aufnahme, die bewegt wird</translation>
    </message>
    <message>
        <source>Scan that stays</source>
        <translation>Aufnahme, die bleibt</translation>
    </message>
    <message>
        <source>Scan they are put on</source>
        <translation>Aufnahme, auf die sie gelegt werden</translation>
    </message>
    <message>
        <source>Scan without a date</source>
        <translation>Aufnahme ohne Datum</translation>
    </message>
    <message>
        <source>Scan {name}</source>
        <translation>Aufnahme {name}</translation>
    </message>
    <message>
        <source>Scan, Segment, Plan, Simulate, Compare, Report: each step shows only what it needs. A tick is done, a clock waits for an earlier step. Alt with a number goes there too.</source>
        <translation>Aufnahme, Segment, Planung, Simulation, Vergleich, Bericht: Jeder Schritt zeigt nur, was er braucht. Ein Haken heißt erledigt, eine Uhr wartet auf einen früheren Schritt. Alt mit einer Ziffer führt auch dorthin.</translation>
    </message>
    <message>
        <source>Scanned</source>
        <translation>Aufgenommen</translation>
    </message>
    <message>
        <source>Scanning what was fetched</source>
        <translation>Abgerufenes wird durchsucht</translation>
    </message>
    <message>
        <source>Scanning {name}</source>
        <translation>{name} wird durchsucht</translation>
    </message>
    <message>
        <source>Scans</source>
        <translation>Aufnahmen</translation>
    </message>
    <message>
        <source>Scans (*.nii *.nii.gz *.nrrd *.mha *.mhd *.dcm *.zip)</source>
        <translation>Aufnahmen (*.nii *.nii.gz *.nrrd *.mha *.mhd *.dcm *.zip)</translation>
    </message>
    <message>
        <source>Scans of its frame of reference were found apart by registering ({0}): make sure that it was drawn on {1}.</source>
        <translation>Aufnahmen dieses Bezugssystems erwiesen sich beim Registrieren als gegeneinander verschoben ({0}): Stellen Sie sicher, dass es auf {1} gezeichnet wurde.</translation>
    </message>
    <message>
        <source>Scans of this case</source>
        <translation>Aufnahmen dieses Falls</translation>
    </message>
    <message>
        <source>Scapula</source>
        <translation>Skapula</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>Szenario</translation>
    </message>
    <message>
        <source>Scenario and revision</source>
        <translation>Szenario und Revision</translation>
    </message>
    <message>
        <source>Scenario {0}, revision {1}, case hash {2}. The list holds every operation that led to this revision; what was undone is in the journal of the case file, which `surgplan log` prints.</source>
        <translation>Szenario {0}, Revision {1}, Prüfsumme des Falls {2}. Die Liste enthält jede Operation, die zu dieser Revision führte; Rückgängiggemachtes steht im Journal der Falldatei, das `surgplan log` ausgibt.</translation>
    </message>
    <message>
        <source>Scenario {name}</source>
        <translation>Szenario {name}</translation>
    </message>
    <message>
        <source>Scenario {name} (view only)</source>
        <translation>Szenario {name} (nur Ansicht)</translation>
    </message>
    <message>
        <source>Scenarios</source>
        <translation>Szenarien</translation>
    </message>
    <message>
        <source>Scissors</source>
        <translation>Schere</translation>
    </message>
    <message>
        <source>Screw</source>
        <translation>Schraube</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search a hospital's picture archive</source>
        <translation>Ein Bildarchiv des Krankenhauses durchsuchen</translation>
    </message>
    <message>
        <source>Search archive…</source>
        <translation>Archiv durchsuchen…</translation>
    </message>
    <message>
        <source>Search cases</source>
        <translation>Fälle durchsuchen</translation>
    </message>
    <message>
        <source>Search the guide</source>
        <translation>Handbuch durchsuchen</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Suche läuft…</translation>
    </message>
    <message>
        <source>Sections across the stem's axis. The inner border of the cortex is at {0} HU, half way between marrow ({1} HU) and cortex ({2} HU); the outer one is that of {3}.</source>
        <translation>Schnitte quer zur Schaftachse. Die innere Grenze der Kortikalis liegt bei {0} HU, in der Mitte zwischen Mark ({1} HU) und Kortikalis ({2} HU); die äußere ist die von {3}.</translation>
    </message>
    <message>
        <source>See the anterior side</source>
        <translation>Von vorn ansehen</translation>
    </message>
    <message>
        <source>See the inferior side</source>
        <translation>Von unten ansehen</translation>
    </message>
    <message>
        <source>See the left side</source>
        <translation>Von links ansehen</translation>
    </message>
    <message>
        <source>See the posterior side</source>
        <translation>Von hinten ansehen</translation>
    </message>
    <message>
        <source>See the right side</source>
        <translation>Von rechts ansehen</translation>
    </message>
    <message>
        <source>See the superior side</source>
        <translation>Von oben ansehen</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Saatpunkt</translation>
    </message>
    <message>
        <source>Seed {0} added nothing: it lies in the liver already, or not in soft tissue.</source>
        <translation>Saatpunkt {0} fügte nichts hinzu: Er liegt bereits in der Leber oder nicht in Weichgewebe.</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>Saatpunkte</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>Segment</translation>
    </message>
    <message>
        <source>Segment {name}</source>
        <translation>Segment {name}</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>Segmente</translation>
    </message>
    <message>
        <source>Segments (*.nii *.nii.gz *.nrrd *.nhdr *.mha *.mhd *.dcm);;All files (*)</source>
        <translation>Segmente (*.nii *.nii.gz *.nrrd *.nhdr *.mha *.mhd *.dcm);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Segments from a file</source>
        <translation>Segmente aus einer Datei</translation>
    </message>
    <message>
        <source>Segments from a folder</source>
        <translation>Segmente aus einem Ordner</translation>
    </message>
    <message>
        <source>Segments in the file</source>
        <translation>Segmente in der Datei</translation>
    </message>
    <message>
        <source>Segments in which strokes were painted that belong to it.</source>
        <translation>Segmente, in denen Striche gemalt wurden, die dazugehören.</translation>
    </message>
    <message>
        <source>Segments in which strokes were painted that do not.</source>
        <translation>Segmente, in denen Striche gemalt wurden, die nicht dazugehören.</translation>
    </message>
    <message>
        <source>Segments in {name}</source>
        <translation>Segmente in {name}</translation>
    </message>
    <message>
        <source>Segments made before keep their shape</source>
        <translation>Frühere Segmente behalten ihre Form</translation>
    </message>
    <message>
        <source>Segments that grow against them but are left as they were painted: strokes outside, say.</source>
        <translation>Segmente, die gegen sie wachsen, aber bleiben, wie sie gemalt wurden: etwa Striche außerhalb.</translation>
    </message>
    <message>
        <source>Segments, fragments and implants; bone gives way to implants, and of two alike the later one wins where they overlap.</source>
        <translation>Segmente, Fragmente und Implantate; Knochen weicht Implantaten, und von zwei gleichartigen gilt das spätere, wo sie überlappen.</translation>
    </message>
    <message>
        <source>Segments: its voxels</source>
        <translation>Segmente: die Voxel</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>Send to others</source>
        <translation>An andere senden</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Serie</translation>
    </message>
    <message>
        <source>Series found</source>
        <translation>Gefundene Serien</translation>
    </message>
    <message>
        <source>SeriesInstanceUID, needed where a folder holds several usable series.</source>
        <translation>SeriesInstanceUID, nötig, wenn ein Ordner mehrere brauchbare Serien enthält.</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>Setzen</translation>
    </message>
    <message>
        <source>Set by hand</source>
        <translation>Von Hand gesetzt</translation>
    </message>
    <message>
        <source>Set dates back instead of dropping them</source>
        <translation>Daten zurückverlegen statt weglassen</translation>
    </message>
    <message>
        <source>Set dates back, all by the same days</source>
        <translation>Daten zurückverlegen, alle um gleich viele Tage</translation>
    </message>
    <message>
        <source>Sex, age and side</source>
        <translation>Geschlecht, Alter und Seite</translation>
    </message>
    <message>
        <source>Shaft</source>
        <translation>Diaphyse</translation>
    </message>
    <message>
        <source>Shaft distal</source>
        <translation>Diaphyse distal</translation>
    </message>
    <message>
        <source>Shaft proximal</source>
        <translation>Diaphyse proximal</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Share of surface in contact</source>
        <translation>Anteil der Oberfläche in Kontakt</translation>
    </message>
    <message>
        <source>Share of the moving surface that has its like on the fixed one; the rest does not count.</source>
        <translation>Anteil der bewegten Oberfläche, der auf der festen ein Gegenstück hat; der Rest zählt nicht.</translation>
    </message>
    <message>
        <source>Share of the scan laid over</source>
        <translation>Anteil der überlagerten Aufnahme</translation>
    </message>
    <message>
        <source>Share of volume above risk 1</source>
        <translation>Volumenanteil über Risiko 1</translation>
    </message>
    <message>
        <source>Sharpness</source>
        <translation>Schärfe</translation>
    </message>
    <message>
        <source>Shell, mm</source>
        <translation>Schale, mm</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Verschiebung</translation>
    </message>
    <message>
        <source>Shift along L, P, S, mm, after the turn.</source>
        <translation>Verschiebung entlang L, P, S, mm, nach der Drehung.</translation>
    </message>
    <message>
        <source>Shift along normal +1 mm</source>
        <translation>Entlang der Normalen verschieben +1 mm</translation>
    </message>
    <message>
        <source>Shift along normal -1 mm</source>
        <translation>Entlang der Normalen verschieben -1 mm</translation>
    </message>
    <message>
        <source>Shift along normal, 1 mm</source>
        <translation>Entlang der Normalen verschieben, 1 mm</translation>
    </message>
    <message>
        <source>Shift along {axis}</source>
        <translation>Entlang {axis} verschieben</translation>
    </message>
    <message>
        <source>Shift and turn a fragment of a cut, put it at a pose, or put it back where it was cut.</source>
        <translation>Ein Schnittfragment verschieben und drehen, in eine Lage bringen oder an die Schnittstelle zurücksetzen.</translation>
    </message>
    <message>
        <source>Shift and turn an implant, or put it at a pose.</source>
        <translation>Ein Implantat verschieben und drehen oder in eine Lage bringen.</translation>
    </message>
    <message>
        <source>Shift by</source>
        <translation>Verschieben um</translation>
    </message>
    <message>
        <source>Shift of the head to the front</source>
        <translation>Verschiebung des Kopfs nach vorn</translation>
    </message>
    <message>
        <source>Shift turns, Escape ends</source>
        <translation>Umschalt dreht, Escape beendet</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Shorter edges, mm, near what `refine_near` names, and in thin walls if asked; by default edges are alike everywhere.</source>
        <translation>Kürzere Kanten, mm, nahe dem, was `refine_near` nennt, und auf Wunsch in dünnen Wänden; sonst sind die Kanten überall gleich.</translation>
    </message>
    <message>
        <source>Shoulder height, mm</source>
        <translation>Schulterhöhe, mm</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Anzeigen</translation>
    </message>
    <message>
        <source>Show gap map</source>
        <translation>Abstandskarte anzeigen</translation>
    </message>
    <message>
        <source>Show handles</source>
        <translation>Griffe anzeigen</translation>
    </message>
    <message>
        <source>Show its folder</source>
        <translation>Ordner anzeigen</translation>
    </message>
    <message>
        <source>Show the bone of the scan in 3D</source>
        <translation>Den Knochen der Aufnahme in 3D anzeigen</translation>
    </message>
    <message>
        <source>Show the distance in 3D</source>
        <translation>Den Abstand in 3D anzeigen</translation>
    </message>
    <message>
        <source>Show the outcome at once</source>
        <translation>Das Ergebnis sofort anzeigen</translation>
    </message>
    <message>
        <source>Show the planned phase</source>
        <translation>Geplante Phase anzeigen</translation>
    </message>
    <message>
        <source>Show the range in the slices</source>
        <translation>Den Bereich in den Schichten anzeigen</translation>
    </message>
    <message>
        <source>Show the result in slices</source>
        <translation>Das Ergebnis in Schichten anzeigen</translation>
    </message>
    <message>
        <source>Show the scan in 3D</source>
        <translation>Die Aufnahme in 3D anzeigen</translation>
    </message>
    <message>
        <source>Show the skin of the scan in 3D</source>
        <translation>Die Haut der Aufnahme in 3D anzeigen</translation>
    </message>
    <message>
        <source>Show the soft tissue of the scan in 3D</source>
        <translation>Das Weichgewebe der Aufnahme in 3D anzeigen</translation>
    </message>
    <message>
        <source>Show the vessels of the scan in 3D</source>
        <translation>Die Gefäße der Aufnahme in 3D anzeigen</translation>
    </message>
    <message>
        <source>Show where a drag began</source>
        <translation>Anzeigen, wo ein Zug begann</translation>
    </message>
    <message>
        <source>Show where it was</source>
        <translation>Anzeigen, wo es war</translation>
    </message>
    <message>
        <source>Show {0} of {1}</source>
        <translation>{0} von {1} anzeigen</translation>
    </message>
    <message>
        <source>Show {name}</source>
        <translation>{name} anzeigen</translation>
    </message>
    <message>
        <source>Show {scan} to take a point in it</source>
        <translation>Zeigen Sie {scan} an, um darin einen Punkt zu nehmen</translation>
    </message>
    <message>
        <source>Shown as it would be: {sizes} ({s:.1f} s).</source>
        <translation>Gezeigt, wie es würde: {sizes} ({s:.1f} s).</translation>
    </message>
    <message>
        <source>Shows a ruler in each slice.</source>
        <translation>Zeigt einen Maßstab in jeder Schicht.</translation>
    </message>
    <message>
        <source>Shows all of the scene</source>
        <translation>Zeigt die ganze Szene</translation>
    </message>
    <message>
        <source>Shows all of the scene.</source>
        <translation>Zeigt die ganze Szene.</translation>
    </message>
    <message>
        <source>Shows every change of this case.</source>
        <translation>Zeigt jede Änderung dieses Falls.</translation>
    </message>
    <message>
        <source>Shows how slices and 3D are drawn.</source>
        <translation>Zeigt, wie Schichten und 3D gezeichnet werden.</translation>
    </message>
    <message>
        <source>Shows how the patient lies in each slice.</source>
        <translation>Zeigt, wie der Patient in jeder Schicht liegt.</translation>
    </message>
    <message>
        <source>Shows slabs by their highest values (MIP), or single slices again.</source>
        <translation>Zeigt Slabs nach ihren höchsten Werten (MIP) oder wieder einzelne Schichten.</translation>
    </message>
    <message>
        <source>Shows slabs by their lowest values (MinIP), or single slices again.</source>
        <translation>Zeigt Slabs nach ihren niedrigsten Werten (MinIP) oder wieder einzelne Schichten.</translation>
    </message>
    <message>
        <source>Shows slabs by their mean values, or single slices again.</source>
        <translation>Zeigt Slabs nach ihren Mittelwerten oder wieder einzelne Schichten.</translation>
    </message>
    <message>
        <source>Shows the phase after this one.</source>
        <translation>Zeigt die nächste Phase.</translation>
    </message>
    <message>
        <source>Shows the phase before this one.</source>
        <translation>Zeigt die vorherige Phase.</translation>
    </message>
    <message>
        <source>Shows the plan as it was then; later changes stay and can be gone to again</source>
        <translation>Zeigt die Planung, wie sie damals war; spätere Änderungen bleiben und sind wieder erreichbar</translation>
    </message>
    <message>
        <source>Shows the scan's own slices again.</source>
        <translation>Zeigt wieder die eigenen Schichten der Aufnahme.</translation>
    </message>
    <message>
        <source>Shows the whole of each slice.</source>
        <translation>Zeigt jede Schicht ganz.</translation>
    </message>
    <message>
        <source>Shows what is being worked on.</source>
        <translation>Zeigt, woran gearbeitet wird.</translation>
    </message>
    <message>
        <source>Shows what was measured and written on this case.</source>
        <translation>Zeigt, was an diesem Fall gemessen und geschrieben wurde.</translation>
    </message>
    <message>
        <source>Shows which keys do what, and changes them.</source>
        <translation>Zeigt, welche Tasten was tun, und ändert sie.</translation>
    </message>
    <message>
        <source>Shrink</source>
        <translation>Schrumpfen</translation>
    </message>
    <message>
        <source>Shrink {0} by {1} mm</source>
        <translation>{0} um {1} mm verkleinern</translation>
    </message>
    <message>
        <source>Shrink {0} by {1} mm ({2} mm)</source>
        <translation>{0} um {1} mm verkleinern ({2} mm)</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Side of the femur; by default found from where the head lies, and refused if that contradicts it.</source>
        <translation>Seite des Femurs; sonst aus der Lage des Kopfs ermittelt, und abgelehnt, wenn sie dieser widerspricht.</translation>
    </message>
    <message>
        <source>Sigma, mm</source>
        <translation>Sigma, mm</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Simulate</source>
        <translation>Simulation</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Size and language count from the next start.</source>
        <translation>Größe und Sprache gelten ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Size and pose that fill the canal, from the landmarks of head and shaft.</source>
        <translation>Größe und Lage, die den Markraum füllen, aus den Landmarken von Kopf und Diaphyse.</translation>
    </message>
    <message>
        <source>Size of the movie</source>
        <translation>Größe des Films</translation>
    </message>
    <message>
        <source>Sizes can be compared and measured: what is farther is not smaller</source>
        <translation>Größen lassen sich vergleichen und messen: Entferntes ist nicht kleiner</translation>
    </message>
    <message>
        <source>Skin</source>
        <translation>Haut</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Skull</source>
        <translation>Schädel</translation>
    </message>
    <message>
        <source>Slab</source>
        <translation>Slab</translation>
    </message>
    <message>
        <source>Slab of mean values</source>
        <translation>Slab der Mittelwerte</translation>
    </message>
    <message>
        <source>Slab of the highest values</source>
        <translation>Slab der höchsten Werte</translation>
    </message>
    <message>
        <source>Slab of the lowest values</source>
        <translation>Slab der niedrigsten Werte</translation>
    </message>
    <message>
        <source>Slice</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Slices</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Slices across the path</source>
        <translation>Schichten quer zum Pfad</translation>
    </message>
    <message>
        <source>Slices beside 3D</source>
        <translation>Schichten und 3D</translation>
    </message>
    <message>
        <source>Slices of {0} through {1} ({2} mm). Radiological convention; black at {3}{4}, white at {5}{6}. {7}</source>
        <translation>Schichten von {0} durch {1} ({2} mm). Radiologische Konvention; Schwarz bei {3}{4}, Weiß bei {5}{6}. {7}</translation>
    </message>
    <message>
        <source>Slices that lie unevenly, are missing or damaged: `refuse` the series, or `interpolate` and mark what was not scanned.</source>
        <translation>Schichten, die ungleichmäßig liegen, fehlen oder beschädigt sind: die Serie ablehnen (`refuse`) oder interpolieren (`interpolate`) und nicht Aufgenommenes kennzeichnen.</translation>
    </message>
    <message>
        <source>Small intestine</source>
        <translation>Dünndarm</translation>
    </message>
    <message>
        <source>Small self-drilling screw for cranial plates</source>
        <translation>Kleine selbstbohrende Schraube für Schädelplatten</translation>
    </message>
    <message>
        <source>Smaller elements give finer results and take longer.</source>
        <translation>Kleinere Elemente ergeben feinere Ergebnisse und dauern länger.</translation>
    </message>
    <message>
        <source>Smallest Jacobian, as a share of its element's mean</source>
        <translation>Kleinste Jacobi-Determinante, als Anteil des Elementmittels</translation>
    </message>
    <message>
        <source>Smallest dihedral angle</source>
        <translation>Kleinster Diederwinkel</translation>
    </message>
    <message>
        <source>Smallest value inside, in the image's unit (HU in a CT).</source>
        <translation>Kleinster Wert innen, in der Einheit des Bildes (HU im CT).</translation>
    </message>
    <message>
        <source>Smallest value inside, in the image's unit; with neither limit the range is found from the values about the point.</source>
        <translation>Kleinster Wert innen, in der Einheit des Bildes; ohne beide Grenzen ergibt sich der Bereich aus den Werten um den Punkt.</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>Glätten</translation>
    </message>
    <message>
        <source>Smooth all</source>
        <translation>Alle glätten</translation>
    </message>
    <message>
        <source>Smooth several segments together: borders they share stay shared, without gaps or overlaps, and volumes stay.</source>
        <translation>Mehrere Segmente gemeinsam glätten: Gemeinsame Grenzen bleiben gemeinsam, ohne Lücken oder Überlappungen, und Volumen bleiben.</translation>
    </message>
    <message>
        <source>Smooth {0} together by {1} mm</source>
        <translation>{0} gemeinsam um {1} mm glätten</translation>
    </message>
    <message>
        <source>Smooth, grow or shrink a segment by a radius in mm.</source>
        <translation>Ein Segment um einen Radius in mm glätten, vergrößern oder verkleinern.</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Glättung</translation>
    </message>
    <message>
        <source>Smoothing changed the volume of {0} by {1} %.</source>
        <translation>Glätten änderte das Volumen von {0} um {1} %.</translation>
    </message>
    <message>
        <source>Smoothing made {0} part{1} of {2} vanish, {3} ml.</source>
        <translation>Durch Glätten verschwanden {0} Teil(e) von {2}, {3} ml.</translation>
    </message>
    <message>
        <source>Smoothing, mm</source>
        <translation>Glättung, mm</translation>
    </message>
    <message>
        <source>Smooths several segments and keeps their shared borders.</source>
        <translation>Glättet mehrere Segmente und erhält ihre gemeinsamen Grenzen.</translation>
    </message>
    <message>
        <source>So it was with {count} more among the recent cases.</source>
        <translation>Ebenso war es bei {count} weiteren unter den letzten Fällen.</translation>
    </message>
    <message>
        <source>So near to a point or stroke the border may move any distance, mm.</source>
        <translation>So nahe an einem Punkt oder Strich darf sich die Grenze beliebig weit bewegen, mm.</translation>
    </message>
    <message>
        <source>Socket, mm</source>
        <translation>Antrieb, mm</translation>
    </message>
    <message>
        <source>Soft tissue</source>
        <translation>Weichgewebe</translation>
    </message>
    <message>
        <source>Soft tissue beside it is no rougher than elsewhere in this scan, so streaks are slight.</source>
        <translation>Weichgewebe daneben ist nicht rauer als anderswo in dieser Aufnahme; die Streifenartefakte sind also gering.</translation>
    </message>
    <message>
        <source>Solid</source>
        <translation>Körper</translation>
    </message>
    <message>
        <source>Solution</source>
        <translation>Lösung</translation>
    </message>
    <message>
        <source>Solve a study in two scenarios to compare them here.</source>
        <translation>Berechnen Sie eine Studie in zwei Szenarien, um sie hier zu vergleichen.</translation>
    </message>
    <message>
        <source>Solve again</source>
        <translation>Erneut berechnen</translation>
    </message>
    <message>
        <source>Solve study</source>
        <translation>Studie berechnen</translation>
    </message>
    <message>
        <source>Solve the study</source>
        <translation>Die Studie berechnen</translation>
    </message>
    <message>
        <source>Solved</source>
        <translation>Berechnet</translation>
    </message>
    <message>
        <source>Solving {name}</source>
        <translation>{name} wird berechnet</translation>
    </message>
    <message>
        <source>Some of its outlines cross each other: where two overlap, it was taken as outside.</source>
        <translation>Einige Umrisse kreuzen einander: Wo zwei überlappen, gilt es als außerhalb.</translation>
    </message>
    <message>
        <source>Some of what was added {0}</source>
        <translation>Ein Teil des Hinzugefügten {0}</translation>
    </message>
    <message>
        <source>Something in the program went wrong ({kind}). Everything done before is in the file.</source>
        <translation>Im Programm ist ein Fehler aufgetreten ({kind}). Alles zuvor Getane ist in der Datei.</translation>
    </message>
    <message>
        <source>Source and settings</source>
        <translation>Quelle und Einstellungen</translation>
    </message>
    <message>
        <source>Spacing, mm</source>
        <translation>Abstand, mm</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Geschwindigkeit</translation>
    </message>
    <message>
        <source>Sphenoid bone</source>
        <translation>Keilbein</translation>
    </message>
    <message>
        <source>Sphere</source>
        <translation>Kugel</translation>
    </message>
    <message>
        <source>Spinal canal</source>
        <translation>Spinalkanal</translation>
    </message>
    <message>
        <source>Spinal cord</source>
        <translation>Rückenmark</translation>
    </message>
    <message>
        <source>Spleen</source>
        <translation>Milz</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Trennen</translation>
    </message>
    <message>
        <source>Split at a joint</source>
        <translation>Am Gelenk trennen</translation>
    </message>
    <message>
        <source>Split clicks</source>
        <translation>Nach Klicks trennen</translation>
    </message>
    <message>
        <source>Split islands</source>
        <translation>Inseln trennen</translation>
    </message>
    <message>
        <source>Split joint</source>
        <translation>Gelenk trennen</translation>
    </message>
    <message>
        <source>Split {0} into its parts</source>
        <translation>{0} in seine Teile trennen</translation>
    </message>
    <message>
        <source>Split {0} into {1}</source>
        <translation>{0} in {1} trennen</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>Streubreite</translation>
    </message>
    <message>
        <source>Spread, mm</source>
        <translation>Verteilung, mm</translation>
    </message>
    <message>
        <source>Stainless steel 316L, cold-worked</source>
        <translation>Edelstahl 316L, kaltverfestigt</translation>
    </message>
    <message>
        <source>Standard deviation</source>
        <translation>Standardabweichung</translation>
    </message>
    <message>
        <source>Standard deviation of the Gaussian, mm: what is finer than about twice this is smoothed away.</source>
        <translation>Standardabweichung der Gauß-Funktion, mm: Was feiner ist als etwa das Doppelte davon, wird weggeglättet.</translation>
    </message>
    <message>
        <source>Standing on one leg</source>
        <translation>Einbeinstand</translation>
    </message>
    <message>
        <source>Stands at “{words}”</source>
        <translation>Steht bei „{words}“</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Start page</source>
        <translation>Startseite</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>State of the plan</source>
        <translation>Status der Planung</translation>
    </message>
    <message>
        <source>Stem</source>
        <translation>Schaft</translation>
    </message>
    <message>
        <source>Stem flexion</source>
        <translation>Schaftflexion</translation>
    </message>
    <message>
        <source>Stem varus</source>
        <translation>Schaft-Varus</translation>
    </message>
    <message>
        <source>Stem version</source>
        <translation>Schaftversion</translation>
    </message>
    <message>
        <source>Stent</source>
        <translation>Stent</translation>
    </message>
    <message>
        <source>Step of shifts</source>
        <translation>Schrittweite der Verschiebungen</translation>
    </message>
    <message>
        <source>Step of turns</source>
        <translation>Schrittweite der Drehungen</translation>
    </message>
    <message>
        <source>Sternum</source>
        <translation>Sternum</translation>
    </message>
    <message>
        <source>Stomach</source>
        <translation>Magen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop solving</source>
        <translation>Berechnung anhalten</translation>
    </message>
    <message>
        <source>Stop this task</source>
        <translation>Diese Aufgabe anhalten</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>Straight compression plate with round countersunk holes</source>
        <translation>Gerade Kompressionsplatte mit runden, gesenkten Löchern</translation>
    </message>
    <message>
        <source>Straighten</source>
        <translation>Geraderichten</translation>
    </message>
    <message>
        <source>Straighten the slices</source>
        <translation>Schichten geraderichten</translation>
    </message>
    <message>
        <source>Straightened path</source>
        <translation>Gestreckter Pfad</translation>
    </message>
    <message>
        <source>Strain</source>
        <translation>Dehnung</translation>
    </message>
    <message>
        <source>Strain energy</source>
        <translation>Verzerrungsenergie</translation>
    </message>
    <message>
        <source>Streaks are not taken out of the scan: a reconstruction with metal artefact reduction, if there is one, serves better.</source>
        <translation>Streifenartefakte werden nicht aus der Aufnahme entfernt: Eine Rekonstruktion mit Metallartefaktreduktion, falls vorhanden, eignet sich besser.</translation>
    </message>
    <message>
        <source>Streaks reach {0} mm{1} from it within its slices: values and borders there are not to be trusted.</source>
        <translation>Streifenartefakte reichen in den Schichten {0} mm{1} weit: Werten und Grenzen dort ist nicht zu trauen.</translation>
    </message>
    <message>
        <source>Stress</source>
        <translation>Spannung</translation>
    </message>
    <message>
        <source>Stroke</source>
        <translation>Strich</translation>
    </message>
    <message>
        <source>Structure</source>
        <translation>Struktur</translation>
    </message>
    <message>
        <source>Studies</source>
        <translation>Studien</translation>
    </message>
    <message>
        <source>Studies and segments</source>
        <translation>Studien und Segmente</translation>
    </message>
    <message>
        <source>Studies are shown as they stand; solve those you want in it first.</source>
        <translation>Studien werden gezeigt, wie sie sind; berechnen Sie die gewünschten zuerst.</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>Studie</translation>
    </message>
    <message>
        <source>Study {0}: {1} under {2}</source>
        <translation>Studie {0}: {1} unter {2}</translation>
    </message>
    <message>
        <source>Study {name}</source>
        <translation>Studie {name}</translation>
    </message>
    <message>
        <source>Subtract</source>
        <translation>Abzug</translation>
    </message>
    <message>
        <source>Superior</source>
        <translation>Oben</translation>
    </message>
    <message>
        <source>Superior vena cava</source>
        <translation>Vena cava superior</translation>
    </message>
    <message>
        <source>Superior, mm</source>
        <translation>Nach oben, mm</translation>
    </message>
    <message>
        <source>Support</source>
        <translation>Lagerung</translation>
    </message>
    <message>
        <source>Supports alone can change a femur's stiffness by 280 % (PMC4583333): compare plans under the same supports.</source>
        <translation>Lagerungen allein können die Steifigkeit eines Femurs um 280 % ändern (PMC4583333): Vergleichen Sie Planungen unter denselben Lagerungen.</translation>
    </message>
    <message>
        <source>Surface</source>
        <translation>Oberfläche</translation>
    </message>
    <message>
        <source>Surface from a file</source>
        <translation>Oberfläche aus einer Datei</translation>
    </message>
    <message>
        <source>Surface of {name}</source>
        <translation>Oberfläche von {name}</translation>
    </message>
    <message>
        <source>Surface {name}</source>
        <translation>Oberfläche {name}</translation>
    </message>
    <message>
        <source>Surfaces (*.stl *.ply *.obj *.3mf)</source>
        <translation>Oberflächen (*.stl *.ply *.obj *.3mf)</translation>
    </message>
    <message>
        <source>Surfaces from files</source>
        <translation>Oberflächen aus Dateien</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>Tauschen</translation>
    </message>
    <message>
        <source>Symmetry of</source>
        <translation>Symmetrie von</translation>
    </message>
    <message>
        <source>TLS, with the server's certificate verified</source>
        <translation>TLS, mit geprüftem Serverzertifikat</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>Take a cut out of the plan, and its fragments with it.</source>
        <translation>Einen Schnitt aus der Planung nehmen, mitsamt seinen Fragmenten.</translation>
    </message>
    <message>
        <source>Take a landmark out of the case.</source>
        <translation>Eine Landmarke aus dem Fall nehmen.</translation>
    </message>
    <message>
        <source>Take a measure out of the case.</source>
        <translation>Eine Messung aus dem Fall nehmen.</translation>
    </message>
    <message>
        <source>Take a note out of the case.</source>
        <translation>Eine Notiz aus dem Fall nehmen.</translation>
    </message>
    <message>
        <source>Take a scan out of the case.</source>
        <translation>Eine Aufnahme aus dem Fall nehmen.</translation>
    </message>
    <message>
        <source>Take a segment out of the case.</source>
        <translation>Ein Segment aus dem Fall nehmen.</translation>
    </message>
    <message>
        <source>Take a study out of the plan.</source>
        <translation>Eine Studie aus der Planung nehmen.</translation>
    </message>
    <message>
        <source>Take an implant out of the plan.</source>
        <translation>Ein Implantat aus der Planung nehmen.</translation>
    </message>
    <message>
        <source>Take an imported surface out of the case.</source>
        <translation>Eine importierte Oberfläche aus dem Fall nehmen.</translation>
    </message>
    <message>
        <source>Take away what lies inside, or outside, or fill the inside.</source>
        <translation>Wegnehmen, was innen oder außen liegt, oder das Innere füllen.</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Take in no name, number, date or UID of the scan</source>
        <translation>Keinen Namen, keine Nummer, kein Datum und keine UID der Aufnahme übernehmen</translation>
    </message>
    <message>
        <source>Take in no name, number, date or UID of the scan, and of its descriptions only words of anatomy and technique.</source>
        <translation>Keinen Namen, keine Nummer, kein Datum und keine UID der Aufnahme übernehmen, und von ihren Beschreibungen nur Wörter zu Anatomie und Technik.</translation>
    </message>
    <message>
        <source>Take it in as another patient's</source>
        <translation>Als Aufnahme eines anderen Patienten übernehmen</translation>
    </message>
    <message>
        <source>Take off this list</source>
        <translation>Von dieser Liste nehmen</translation>
    </message>
    <message>
        <source>Take over a department's file</source>
        <translation>Datei einer Abteilung übernehmen</translation>
    </message>
    <message>
        <source>Take the crosshair's point in {scan}</source>
        <translation>Den Punkt des Fadenkreuzes in {scan} nehmen</translation>
    </message>
    <message>
        <source>Take the other scenarios along</source>
        <translation>Die anderen Szenarien mitnehmen</translation>
    </message>
    <message>
        <source>Take the point under the crosshair</source>
        <translation>Punkt unter dem Fadenkreuz nehmen</translation>
    </message>
    <message>
        <source>Take the study out of the plan; undo brings it back</source>
        <translation>Die Studie aus der Planung nehmen; Rückgängig bringt sie zurück</translation>
    </message>
    <message>
        <source>Take the tour</source>
        <translation>Rundgang beginnen</translation>
    </message>
    <message>
        <source>Take them over</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Take voxels away instead of adding them.</source>
        <translation>Voxel wegnehmen, statt sie hinzuzufügen.</translation>
    </message>
    <message>
        <source>Taken over: {things}.</source>
        <translation>Übernommen: {things}.</translation>
    </message>
    <message>
        <source>Takes all cutting planes and the box away.</source>
        <translation>Entfernt alle Schnittebenen und den Quader.</translation>
    </message>
    <message>
        <source>Takes out steps and specks. Opening drops bridges, closing fills gaps.</source>
        <translation>Entfernt Stufen und Flecken. Öffnen entfernt Brücken, Schließen füllt Lücken.</translation>
    </message>
    <message>
        <source>Takes the last change back.</source>
        <translation>Nimmt die letzte Änderung zurück.</translation>
    </message>
    <message>
        <source>Takes the last point away</source>
        <translation>Nimmt den letzten Punkt weg</translation>
    </message>
    <message>
        <source>Takes the path and the straightened view away.</source>
        <translation>Nimmt den Pfad und die gestreckte Ansicht weg.</translation>
    </message>
    <message>
        <source>Takes the whole path away, and the straightened view</source>
        <translation>Nimmt den ganzen Pfad und die gestreckte Ansicht weg</translation>
    </message>
    <message>
        <source>Talus</source>
        <translation>Talus</translation>
    </message>
    <message>
        <source>Taper, °</source>
        <translation>Konus, °</translation>
    </message>
    <message>
        <source>Tapered cementless hip stem without a collar, rounded rectangular section</source>
        <translation>Konischer zementfreier Hüftschaft ohne Kragen, gerundeter Rechteckquerschnitt</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Tarsus</source>
        <translation>Fußwurzel</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Teeth that bite on each other have no gap between them: look at the border there and in both joints.</source>
        <translation>Zähne, die aufeinanderbeißen, haben keinen Spalt zwischen sich: Prüfen Sie die Grenze dort und in beiden Gelenken.</translation>
    </message>
    <message>
        <source>Template a stem</source>
        <translation>Schaft planen</translation>
    </message>
    <message>
        <source>Template {0} in {1}</source>
        <translation>Schaft {0} in {1} planen</translation>
    </message>
    <message>
        <source>Template {0} in {1}, size {2}</source>
        <translation>Schaft {0} in {1} planen, Größe {2}</translation>
    </message>
    <message>
        <source>Temporal bone</source>
        <translation>Schläfenbein</translation>
    </message>
    <message>
        <source>Tendon</source>
        <translation>Sehne</translation>
    </message>
    <message>
        <source>Tensile strain, 99th percentile</source>
        <translation>Zugdehnung, 99. Perzentil</translation>
    </message>
    <message>
        <source>Tensile strain, maximum</source>
        <translation>Zugdehnung, Maximum</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Testen</translation>
    </message>
    <message>
        <source>Testing the connection…</source>
        <translation>Die Verbindung wird getestet…</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Thalamus</source>
        <translation>Thalamus</translation>
    </message>
    <message>
        <source>That the model's licence was read and allows this use; nothing is done without.</source>
        <translation>Dass die Lizenz des Modells gelesen wurde und diese Nutzung erlaubt; ohne dies geschieht nichts.</translation>
    </message>
    <message>
        <source>The 3D view is the largest, the three slices stand beside it.</source>
        <translation>Die 3D-Ansicht ist am größten, die drei Schichten stehen daneben.</translation>
    </message>
    <message>
        <source>The CT that gives bone its modulus; by default the scan the bodies were segmented on.</source>
        <translation>Das CT, das dem Knochen seinen E-Modul gibt; sonst die Aufnahme, auf der die Körper segmentiert wurden.</translation>
    </message>
    <message>
        <source>The CT that shows its canal; without one, that the segment was drawn on.</source>
        <translation>Das CT, das den Markraum zeigt; ohne Angabe das, auf dem das Segment gezeichnet wurde.</translation>
    </message>
    <message>
        <source>The FLAIR does not reach everywhere round the tumour: oedema that it does not show is missing.</source>
        <translation>FLAIR reicht nicht überall um den Tumor: Ödem, das es nicht zeigt, fehlt.</translation>
    </message>
    <message>
        <source>The airway {0}, so bronchi may be part of the lungs; give a point in the trachea.</source>
        <translation>Der Atemweg {0}, daher können Bronchien Teil der Lungen sein; geben Sie einen Punkt in der Trachea an.</translation>
    </message>
    <message>
        <source>The big view</source>
        <translation>Die große Ansicht</translation>
    </message>
    <message>
        <source>The body the load acts on; by default the implant that `at` names, or else the first body.</source>
        <translation>Der Körper, auf den die Last wirkt; sonst das Implantat, das `at` nennt, oder der erste Körper.</translation>
    </message>
    <message>
        <source>The bones of the head with their diploe, without the inside of the skull and the sinuses. Dense parts, the less dense bone round them and narrow hollows in them; both tables' borders lie half way between cortex and soft tissue.</source>
        <translation>Die Knochen des Kopfs mit ihrer Diploe, ohne das Schädelinnere und die Nebenhöhlen. Dichte Teile, der weniger dichte Knochen darum und enge Hohlräume darin; die Grenzen beider Tafeln liegen in der Mitte zwischen Kortikalis und Weichgewebe.</translation>
    </message>
    <message>
        <source>The bones whose first point is the middle of a joint's head; without names, of those with several points the deepest.</source>
        <translation>Die Knochen, deren erster Punkt die Mitte eines Gelenkkopfs ist; ohne Namen von denen mit mehreren Punkten der tiefste.</translation>
    </message>
    <message>
        <source>The border moves by at most so much, mm.</source>
        <translation>Die Grenze bewegt sich höchstens um so viel, mm.</translation>
    </message>
    <message>
        <source>The case holds no plan yet.</source>
        <translation>Der Fall enthält noch keine Planung.</translation>
    </message>
    <message>
        <source>The case it comes from names a patient and this one does not: make sure that it is the same one.</source>
        <translation>Der Herkunftsfall nennt einen Patienten und dieser nicht: Stellen Sie sicher, dass es derselbe ist.</translation>
    </message>
    <message>
        <source>The case it comes from names no patient: make sure that it is the same one.</source>
        <translation>Der Herkunftsfall nennt keinen Patienten: Stellen Sie sicher, dass es derselbe ist.</translation>
    </message>
    <message>
        <source>The case itself</source>
        <translation>Der Fall selbst</translation>
    </message>
    <message>
        <source>The case was changed while something was drawn with the mouse: that was given up; draw it again.</source>
        <translation>Der Fall wurde geändert, während mit der Maus gezeichnet wurde: Das Gezeichnete wurde verworfen; zeichnen Sie es erneut.</translation>
    </message>
    <message>
        <source>The centre of the head and the axis of the shaft are fitted to the bone: click into a field, then in a slice, press “Fit head” and “Fit shaft”. Leg length and offset are told from them.</source>
        <translation>Die Mitte des Kopfs und die Achse der Diaphyse werden an den Knochen angepasst: Klicken Sie in ein Feld, dann in eine Schicht, und danach auf „Kopf anpassen“ und „Diaphyse anpassen“. Daraus ergeben sich Beinlänge und Offset.</translation>
    </message>
    <message>
        <source>The cut follows the stem's own plane: through “stem.cut_origin”, with the normal “stem.cut_normal”.</source>
        <translation>Der Schnitt folgt der eigenen Ebene des Schafts: durch „stem.cut_origin“, mit der Normalen „stem.cut_normal“.</translation>
    </message>
    <message>
        <source>The direction across a disc (LPS).</source>
        <translation>Die Richtung quer zur Scheibe (LPS).</translation>
    </message>
    <message>
        <source>The direction across the slice (LPS); the image's slices nearest to it are taken.</source>
        <translation>Die Richtung quer zur Schicht (LPS); die ihr nächsten Schichten des Bildes werden genommen.</translation>
    </message>
    <message>
        <source>The direction across the slice it was drawn in (LPS).</source>
        <translation>Die Richtung quer zur Schicht, in der gezeichnet wurde (LPS).</translation>
    </message>
    <message>
        <source>The direction it is looked at along, as a radiograph is; without it the lines are taken as they lie.</source>
        <translation>Die Blickrichtung, wie bei einem Röntgenbild; ohne sie werden die Linien genommen, wie sie liegen.</translation>
    </message>
    <message>
        <source>The direction it is looked at along; without it the area is that in the plane in which it is largest.</source>
        <translation>Die Blickrichtung; ohne sie gilt die Fläche in der Ebene, in der sie am größten ist.</translation>
    </message>
    <message>
        <source>The direction of sight (LPS).</source>
        <translation>Die Blickrichtung (LPS).</translation>
    </message>
    <message>
        <source>The direction of the cut (LPS): that of sight, where the curve was drawn in a view.</source>
        <translation>Die Richtung des Schnitts (LPS): die Blickrichtung, in der die Kurve gezeichnet wurde.</translation>
    </message>
    <message>
        <source>The femoral head's centre: a landmark, or a point in LPS mm.</source>
        <translation>Die Mitte des Femurkopfs: eine Landmarke oder ein Punkt in LPS mm.</translation>
    </message>
    <message>
        <source>The femur's axes are those of a {0} femur, z along the shaft's landmarks.</source>
        <translation>Die Achsen des Femurs sind die eines Femurs der Seite {0}, z entlang der Landmarken der Diaphyse.</translation>
    </message>
    <message>
        <source>The femur.</source>
        <translation>Das Femur.</translation>
    </message>
    <message>
        <source>The file.</source>
        <translation>Die Datei.</translation>
    </message>
    <message>
        <source>The files hold a pseudonym in the place of the patient.</source>
        <translation>Die Dateien enthalten ein Pseudonym anstelle des Patienten.</translation>
    </message>
    <message>
        <source>The files name the patient.</source>
        <translation>Die Dateien nennen den Patienten.</translation>
    </message>
    <message>
        <source>The folder states no licence. Ask whoever gave you the model whether you may use it.</source>
        <translation>Der Ordner nennt keine Lizenz. Fragen Sie, wer Ihnen das Modell gab, ob Sie es verwenden dürfen.</translation>
    </message>
    <message>
        <source>The fourth ventricle, the aqueduct and thin horns are left out; cisterns lie close: look at the border there.</source>
        <translation>Vierter Ventrikel, Aquädukt und dünne Hörner fehlen; Zisternen liegen nahe: Prüfen Sie dort die Grenze.</translation>
    </message>
    <message>
        <source>The fragment's name.</source>
        <translation>Der Name des Fragments.</translation>
    </message>
    <message>
        <source>The front of the femur is taken to be the patient's: the leg's own turn is not known, and it turns the force about the shaft.</source>
        <translation>Als Vorderseite des Femurs gilt die des Patienten: Die Eigenrotation des Beins ist nicht bekannt, und sie dreht die Kraft um die Diaphyse.</translation>
    </message>
    <message>
        <source>The guide</source>
        <translation>Das Handbuch</translation>
    </message>
    <message>
        <source>The guide does not let it move like this: choose no guide, or only what runs along the guide.</source>
        <translation>Die Führung lässt eine solche Bewegung nicht zu: Wählen Sie keine Führung oder nur, was entlang der Führung läuft.</translation>
    </message>
    <message>
        <source>The guide is written in English.</source>
        <translation>Das Handbuch ist auf Englisch verfasst.</translation>
    </message>
    <message>
        <source>The handles hold {name}</source>
        <translation>Die Griffe halten {name}</translation>
    </message>
    <message>
        <source>The high offset moves the head medially at the same height</source>
        <translation>Der große Offset versetzt den Kopf in gleicher Höhe nach medial</translation>
    </message>
    <message>
        <source>The image it is drawn on.</source>
        <translation>Das Bild, auf dem gezeichnet wird.</translation>
    </message>
    <message>
        <source>The image that holds the sequence.</source>
        <translation>Das Bild, das die Sequenz enthält.</translation>
    </message>
    <message>
        <source>The image the copy is put on; needed from another case, else none is the one the segment was drawn on.</source>
        <translation>Das Bild, auf das die Kopie gelegt wird; aus einem anderen Fall nötig, sonst ohne Angabe das, auf dem das Segment gezeichnet wurde.</translation>
    </message>
    <message>
        <source>The image they are put on: the one they were drawn on, or one in the same frame.</source>
        <translation>Das Bild, auf das sie gelegt werden: das, auf dem sie gezeichnet wurden, oder eines im selben Bezugssystem.</translation>
    </message>
    <message>
        <source>The image to work on.</source>
        <translation>Das Bild, an dem gearbeitet wird.</translation>
    </message>
    <message>
        <source>The image whose borders they stop at; none is the one the first segment was drawn on.</source>
        <translation>Das Bild, an dessen Grenzen sie haltmachen; ohne Angabe das, auf dem das erste Segment gezeichnet wurde.</translation>
    </message>
    <message>
        <source>The image whose dark lines count; none is the one the segment was drawn on.</source>
        <translation>Das Bild, dessen dunkle Linien zählen; ohne Angabe das, auf dem das Segment gezeichnet wurde.</translation>
    </message>
    <message>
        <source>The image whose edges count; none is the one the segment was drawn on.</source>
        <translation>Das Bild, dessen Kanten zählen; ohne Angabe das, auf dem das Segment gezeichnet wurde.</translation>
    </message>
    <message>
        <source>The image whose values are compared.</source>
        <translation>Das Bild, dessen Werte verglichen werden.</translation>
    </message>
    <message>
        <source>The image whose values are compared; none is the one the segment was drawn on.</source>
        <translation>Das Bild, dessen Werte verglichen werden; ohne Angabe das, auf dem das Segment gezeichnet wurde.</translation>
    </message>
    <message>
        <source>The image whose values are followed; none is the one the segment was drawn on.</source>
        <translation>Das Bild, dessen Werten gefolgt wird; ohne Angabe das, auf dem das Segment gezeichnet wurde.</translation>
    </message>
    <message>
        <source>The implant's name, `stem` say.</source>
        <translation>Der Name des Implantats, etwa `stem`.</translation>
    </message>
    <message>
        <source>The implant's name.</source>
        <translation>Der Name des Implantats.</translation>
    </message>
    <message>
        <source>The landmark's name, `head_centre` say.</source>
        <translation>Der Name der Landmarke, etwa `head_centre`.</translation>
    </message>
    <message>
        <source>The landmark's name.</source>
        <translation>Der Name der Landmarke.</translation>
    </message>
    <message>
        <source>The liver is cut off by the end of the scan.</source>
        <translation>Die Leber ist am Ende der Aufnahme abgeschnitten.</translation>
    </message>
    <message>
        <source>The liver round the seed, its border by a graph cut and half maximum.</source>
        <translation>Die Leber um den Saatpunkt, ihre Grenze durch einen Graph-Cut und das halbe Maximum.</translation>
    </message>
    <message>
        <source>The load is spread over the surface within this distance of where it meets it, mm.</source>
        <translation>Die Last verteilt sich auf der Oberfläche bis zu diesem Abstand von ihrem Angriffspunkt, mm.</translation>
    </message>
    <message>
        <source>The load {0} was not checked against its source.</source>
        <translation>Die Last {0} wurde nicht an ihrer Quelle geprüft.</translation>
    </message>
    <message>
        <source>The long bone.</source>
        <translation>Der Röhrenknochen.</translation>
    </message>
    <message>
        <source>The lower end of the straight part of the shaft: a landmark, or a point in LPS mm.</source>
        <translation>Das untere Ende des geraden Teils der Diaphyse: eine Landmarke oder ein Punkt in LPS mm.</translation>
    </message>
    <message>
        <source>The lumen with contrast that hangs together with the seed. Its level lies half way between the lumen and its surroundings; in a CT, dense bone is taken out first, and bridges too narrow for a vessel are cut where they lead to much more than the vessel.</source>
        <translation>Das Lumen mit Kontrastmittel, das mit dem Saatpunkt zusammenhängt. Sein Grenzwert liegt in der Mitte zwischen Lumen und Umgebung; in einem CT wird zuerst dichter Knochen herausgenommen, und für ein Gefäß zu enge Brücken werden durchtrennt, wo sie zu viel mehr als dem Gefäß führen.</translation>
    </message>
    <message>
        <source>The measure's name.</source>
        <translation>Der Name der Messung.</translation>
    </message>
    <message>
        <source>The measure.</source>
        <translation>Die Messung.</translation>
    </message>
    <message>
        <source>The model's folder does not say how its scans were turned: make sure that left and right are not swapped.</source>
        <translation>Der Ordner des Modells sagt nicht, wie dessen Aufnahmen gedreht waren: Stellen Sie sicher, dass links und rechts nicht vertauscht sind.</translation>
    </message>
    <message>
        <source>The model's folder.</source>
        <translation>Der Ordner des Modells.</translation>
    </message>
    <message>
        <source>The movie was stopped; nothing was written</source>
        <translation>Der Film wurde angehalten; nichts wurde geschrieben</translation>
    </message>
    <message>
        <source>The new place, LPS mm.</source>
        <translation>Der neue Ort, LPS mm.</translation>
    </message>
    <message>
        <source>The note's name.</source>
        <translation>Der Name der Notiz.</translation>
    </message>
    <message>
        <source>The note.</source>
        <translation>Die Notiz.</translation>
    </message>
    <message>
        <source>The other case's file; nothing copies within this case.</source>
        <translation>Die Datei des anderen Falls; ohne Angabe wird innerhalb dieses Falls kopiert.</translation>
    </message>
    <message>
        <source>The other end of the trunk</source>
        <translation>Das andere Ende des Stamms</translation>
    </message>
    <message>
        <source>The path runs down here</source>
        <translation>Der Pfad verläuft hier abwärts</translation>
    </message>
    <message>
        <source>The patient's</source>
        <translation>Des Patienten</translation>
    </message>
    <message>
        <source>The plan as it stands there is shown and worked on</source>
        <translation>Die Planung, wie sie dort steht, wird gezeigt und bearbeitet</translation>
    </message>
    <message>
        <source>The plan in 3D, in parallel projection: the ruler holds everywhere.</source>
        <translation>Die Planung in 3D, in Parallelprojektion: Der Maßstab gilt überall.</translation>
    </message>
    <message>
        <source>The plan was carried out</source>
        <translation>Die Planung wurde durchgeführt</translation>
    </message>
    <message>
        <source>The plane of symmetry of {0} is doubtful ({1}): look at it, or give a plane.</source>
        <translation>Die Symmetrieebene von {0} ist zweifelhaft ({1}): Prüfen Sie sie, oder geben Sie eine Ebene an.</translation>
    </message>
    <message>
        <source>The portal vein and its branches, from the seed down to the lowest level that does not leak.</source>
        <translation>Die Pfortader und ihre Äste, vom Saatpunkt bis hinunter zum niedrigsten Wert, der nicht ausläuft.</translation>
    </message>
    <message>
        <source>The preset “Bone” marks all bones of the scan. Press “Run preset”; it works in the background, the line at the bottom says how far it is.</source>
        <translation>Die Vorlage „Knochen“ markiert alle Knochen der Aufnahme. Klicken Sie auf „Vorlage anwenden“; sie arbeitet im Hintergrund, die Zeile unten sagt, wie weit sie ist.</translation>
    </message>
    <message>
        <source>The program ended while “{name}” was open. Everything done is there.</source>
        <translation>Das Programm endete, während „{name}“ geöffnet war. Alles Getane ist da.</translation>
    </message>
    <message>
        <source>The range is narrowed to where the volume does not grow by this factor at a tenth of it; 1 lets it leak.</source>
        <translation>Der Bereich wird eingeengt, bis das Volumen je Zehntel davon nicht mehr um diesen Faktor wächst; 1 lässt es auslaufen.</translation>
    </message>
    <message>
        <source>The resection's name, `neck_cut` say.</source>
        <translation>Der Name der Resektion, etwa `neck_cut`.</translation>
    </message>
    <message>
        <source>The scan is drawn as it is, without segments. Nothing is measured in it.</source>
        <translation>Die Aufnahme wird gezeichnet, wie sie ist, ohne Segmente. Nichts wird darin gemessen.</translation>
    </message>
    <message>
        <source>The scan is still being read; trace a level once the slices show it.</source>
        <translation>Die Aufnahme wird noch gelesen; ziehen Sie eine Höhenlinie, sobald die Schichten sie zeigen.</translation>
    </message>
    <message>
        <source>The scan that stays.</source>
        <translation>Die Aufnahme, die bleibt.</translation>
    </message>
    <message>
        <source>The scan to move.</source>
        <translation>Die zu bewegende Aufnahme.</translation>
    </message>
    <message>
        <source>The scan whose values are read.</source>
        <translation>Die Aufnahme, deren Werte gelesen werden.</translation>
    </message>
    <message>
        <source>The scan's own slices again</source>
        <translation>Die eigenen Schichten der Aufnahme wieder</translation>
    </message>
    <message>
        <source>The scenario beside this one</source>
        <translation>Das Szenario neben diesem</translation>
    </message>
    <message>
        <source>The search begins as the headers say (`frame`), with the bodies' middles together, at landmarks; `any`: the first two.</source>
        <translation>Die Suche beginnt, wie die Kopfdaten es sagen (`frame`), mit den Körpermitten aufeinander oder an Landmarken; `any`: die ersten beiden.</translation>
    </message>
    <message>
        <source>The segment it is added to.</source>
        <translation>Das Segment, dem es hinzugefügt wird.</translation>
    </message>
    <message>
        <source>The segment it was placed on, or the fragment of a cut, which takes it along when it is moved.</source>
        <translation>Das Segment, auf dem sie platziert wurde, oder das Fragment eines Schnitts, das sie mitnimmt, wenn es bewegt wird.</translation>
    </message>
    <message>
        <source>The segment or image whose symmetry gives the plane; none is the image the segment was drawn on.</source>
        <translation>Das Segment oder Bild, dessen Symmetrie die Ebene ergibt; ohne Angabe das Bild, auf dem das Segment gezeichnet wurde.</translation>
    </message>
    <message>
        <source>The segment that is cut.</source>
        <translation>Das Segment, das geschnitten wird.</translation>
    </message>
    <message>
        <source>The segment to copy, by its name where it is.</source>
        <translation>Das zu kopierende Segment, mit dem Namen, den es dort hat.</translation>
    </message>
    <message>
        <source>The segment to cut.</source>
        <translation>Das zu schneidende Segment.</translation>
    </message>
    <message>
        <source>The segment to cut; it stays as it is unless one of the parts takes its name.</source>
        <translation>Das zu schneidende Segment; es bleibt, wie es ist, außer einer der Teile übernimmt seinen Namen.</translation>
    </message>
    <message>
        <source>The segment to draw into.</source>
        <translation>Das Segment, in das gezeichnet wird.</translation>
    </message>
    <message>
        <source>The segment to mirror; it stays as it is.</source>
        <translation>Das zu spiegelnde Segment; es bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>The segment to paint into.</source>
        <translation>Das Segment, in das gemalt wird.</translation>
    </message>
    <message>
        <source>The segment to part, made by the bone preset.</source>
        <translation>Das zu trennende Segment, mit der Vorlage für Knochen erstellt.</translation>
    </message>
    <message>
        <source>The segment to part.</source>
        <translation>Das zu trennende Segment.</translation>
    </message>
    <message>
        <source>The segment to part; it stays as it is.</source>
        <translation>Das zu trennende Segment; es bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>The segment to work on.</source>
        <translation>Das Segment, an dem gearbeitet wird.</translation>
    </message>
    <message>
        <source>The segment's mirror image across a plane.</source>
        <translation>Das Spiegelbild des Segments an einer Ebene.</translation>
    </message>
    <message>
        <source>The segment, drawn in some slices only.</source>
        <translation>Das Segment, nur in einigen Schichten gezeichnet.</translation>
    </message>
    <message>
        <source>The segment, or a fragment of a resection.</source>
        <translation>Das Segment oder ein Fragment einer Resektion.</translation>
    </message>
    <message>
        <source>The segment.</source>
        <translation>Das Segment.</translation>
    </message>
    <message>
        <source>The segments on one grid; where two overlap, the earlier one keeps the voxel.</source>
        <translation>Die Segmente auf einem Gitter; wo zwei überlappen, behält das frühere das Voxel.</translation>
    </message>
    <message>
        <source>The segments that grow; what is painted of each is its seed.</source>
        <translation>Die wachsenden Segmente; was in jedem gemalt ist, ist sein Saatbereich.</translation>
    </message>
    <message>
        <source>The side that stays; the normal points to the positive one.</source>
        <translation>Die Seite, die bleibt; die Normale zeigt zur positiven.</translation>
    </message>
    <message>
        <source>The stem's axis: through the middles of the canal between the two points, or the line between them.</source>
        <translation>Die Schaftachse: durch die Mitten des Markraums zwischen den zwei Punkten, oder die Linie zwischen ihnen.</translation>
    </message>
    <message>
        <source>The study's name.</source>
        <translation>Der Name der Studie.</translation>
    </message>
    <message>
        <source>The surface or segment that stays.</source>
        <translation>Die Oberfläche oder das Segment, das bleibt.</translation>
    </message>
    <message>
        <source>The surface or segment to move; it stays as it is, a moved copy of its surface is made.</source>
        <translation>Die zu bewegende Oberfläche oder das Segment; es bleibt, wie es ist, eine bewegte Kopie seiner Oberfläche entsteht.</translation>
    </message>
    <message>
        <source>The three slices in a row over a wide 3D view.</source>
        <translation>Die drei Schichten in einer Reihe über einer breiten 3D-Ansicht.</translation>
    </message>
    <message>
        <source>The trunk of the aorta, followed section by section from the seed.</source>
        <translation>Der Stamm der Aorta, vom Saatpunkt aus Querschnitt für Querschnitt verfolgt.</translation>
    </message>
    <message>
        <source>The unit of its coordinates.</source>
        <translation>Die Einheit der Koordinaten.</translation>
    </message>
    <message>
        <source>The unit of the file, which must be said: these files do not hold it.</source>
        <translation>Die Einheit der Datei; sie muss angegeben werden, da diese Dateien sie nicht enthalten.</translation>
    </message>
    <message>
        <source>The upper end of the straight part of the shaft: a landmark, or a point in LPS mm.</source>
        <translation>Das obere Ende des geraden Teils der Diaphyse: eine Landmarke oder ein Punkt in LPS mm.</translation>
    </message>
    <message>
        <source>The view that keeps still</source>
        <translation>Die Ansicht, die stillsteht</translation>
    </message>
    <message>
        <source>The view's</source>
        <translation>Der Ansicht</translation>
    </message>
    <message>
        <source>The wall is estimated from the lumen.</source>
        <translation>Die Wand wird aus dem Lumen geschätzt.</translation>
    </message>
    <message>
        <source>The wall of {0} mm is thinner than two voxels ({1} mm): it may have holes.</source>
        <translation>Die Wand von {0} mm ist dünner als zwei Voxel ({1} mm): Sie kann Löcher haben.</translation>
    </message>
    <message>
        <source>The whole body inside its outer surface, with all air inside, without the table. In an MR the level between air and body is found from the values (Otsu, IEEE Trans SMC 9:62, 1979).</source>
        <translation>Der ganze Körper innerhalb seiner äußeren Oberfläche, mit aller Luft darin, ohne den Tisch. In einem MRT ergibt sich der Grenzwert zwischen Körper und Luft aus den Werten (Otsu, IEEE Trans SMC 9:62, 1979).</translation>
    </message>
    <message>
        <source>The words; they are printed in the report, so name nobody.</source>
        <translation>Der Text; er wird im Bericht gedruckt, nennen Sie also niemanden.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>Theme, folders, archives, values that forms begin with, and a department's file.</source>
        <translation>Farbschema, Ordner, Archive, Anfangswerte von Formularen und die Datei einer Abteilung.</translation>
    </message>
    <message>
        <source>There is no crosshair yet: click in a slice where the implant is to go.</source>
        <translation>Es gibt noch kein Fadenkreuz: Klicken Sie in eine Schicht, wo das Implantat hin soll.</translation>
    </message>
    <message>
        <source>There is no image to compare its place with: look at it on the scan once that is imported.</source>
        <translation>Es gibt kein Bild, mit dem die Lage verglichen werden kann: Prüfen Sie sie an der Aufnahme, sobald diese importiert ist.</translation>
    </message>
    <message>
        <source>There is no scan in the slices whose values could be read.</source>
        <translation>In den Schichten ist keine Aufnahme, deren Werte gelesen werden könnten.</translation>
    </message>
    <message>
        <source>There is no scan to be drawn yet.</source>
        <translation>Es gibt noch keine Aufnahme zu zeichnen.</translation>
    </message>
    <message>
        <source>There is nothing in the 3D view yet: show a segment, an implant or the scan first</source>
        <translation>In der 3D-Ansicht ist noch nichts: Blenden Sie zuerst ein Segment, ein Implantat oder die Aufnahme ein</translation>
    </message>
    <message>
        <source>There is one scenario only. Begin another on the Compare page to see it here.</source>
        <translation>Es gibt nur ein Szenario. Beginnen Sie ein weiteres auf der Seite „Vergleich“, um es hier zu sehen.</translation>
    </message>
    <message>
        <source>These hold for every tool that edits a segment, until they are cleared. Segments on other grids are not looked at.</source>
        <translation>Diese gelten für jedes Werkzeug, das ein Segment bearbeitet, bis sie gelöscht werden. Segmente auf anderen Gittern werden nicht beachtet.</translation>
    </message>
    <message>
        <source>They hold for cases opened from now on. What a plan was made with stays in it.</source>
        <translation>Sie gelten für Fälle, die ab jetzt geöffnet werden. Womit eine Planung erstellt wurde, bleibt in ihr.</translation>
    </message>
    <message>
        <source>Thicker slab</source>
        <translation>Dickere Slab</translation>
    </message>
    <message>
        <source>Thickness</source>
        <translation>Dicke</translation>
    </message>
    <message>
        <source>Thickness of a disc (mm); nothing is one layer of voxels.</source>
        <translation>Dicke einer Scheibe (mm); ohne Angabe eine Voxellage.</translation>
    </message>
    <message>
        <source>Thickness of the saw, mm, taken from both fragments in equal parts.</source>
        <translation>Dicke des Sägeblatts, mm, zu gleichen Teilen von beiden Fragmenten genommen.</translation>
    </message>
    <message>
        <source>Thickness of the slab</source>
        <translation>Slab-Dicke</translation>
    </message>
    <message>
        <source>Thickness of the wall, mm.</source>
        <translation>Dicke der Wand, mm.</translation>
    </message>
    <message>
        <source>Thickness, mm</source>
        <translation>Dicke, mm</translation>
    </message>
    <message>
        <source>Thin branches in the liver ran into other vessels and were left out.</source>
        <translation>Dünne Äste in der Leber liefen in andere Gefäße und wurden weggelassen.</translation>
    </message>
    <message>
        <source>Thin straight plate of rings and bars for closing a craniotomy</source>
        <translation>Dünne gerade Platte aus Ringen und Stegen zum Verschluss einer Kraniotomie</translation>
    </message>
    <message>
        <source>Thinner slab</source>
        <translation>Dünnere Slab</translation>
    </message>
    <message>
        <source>Thinnest liner, mm</source>
        <translation>Dünnstes Inlay, mm</translation>
    </message>
    <message>
        <source>Third ventricle</source>
        <translation>Dritter Ventrikel</translation>
    </message>
    <message>
        <source>This case is open for reading only; save a copy to change it.</source>
        <translation>Dieser Fall ist nur zum Lesen geöffnet; speichern Sie eine Kopie, um ihn zu ändern.</translation>
    </message>
    <message>
        <source>This measure was begun in another view: go on there, or press Escape.</source>
        <translation>Diese Messung wurde in einer anderen Ansicht begonnen: Machen Sie dort weiter, oder drücken Sie Escape.</translation>
    </message>
    <message>
        <source>This scan is a single volume. A sequence imported with all its phases plays here.</source>
        <translation>Diese Aufnahme ist ein einzelnes Volumen. Eine mit allen Phasen importierte Sequenz wird hier abgespielt.</translation>
    </message>
    <message>
        <source>This scan lies elsewhere than the plan: register it before you measure on it.</source>
        <translation>Diese Aufnahme liegt anderswo als die Planung: Registrieren Sie sie, bevor Sie darauf messen.</translation>
    </message>
    <message>
        <source>This step waits for a plan: an implant or a study.</source>
        <translation>Dieser Schritt wartet auf eine Planung: ein Implantat oder eine Studie.</translation>
    </message>
    <message>
        <source>This step waits for a scan.</source>
        <translation>Dieser Schritt wartet auf eine Aufnahme.</translation>
    </message>
    <message>
        <source>This step waits for a segment: a bone, say.</source>
        <translation>Dieser Schritt wartet auf ein Segment: etwa einen Knochen.</translation>
    </message>
    <message>
        <source>This study does not fit the plan any more: {why}</source>
        <translation>Diese Studie passt nicht mehr zur Planung: {why}</translation>
    </message>
    <message>
        <source>Thoracic aorta</source>
        <translation>Aorta thoracica</translation>
    </message>
    <message>
        <source>Three landmarks or points, the vertex in the middle, or four: the lines from 1 to 2 and from 3 to 4.</source>
        <translation>Drei Landmarken oder Punkte, der Scheitel in der Mitte, oder vier: die Linien von 1 nach 2 und von 3 nach 4.</translation>
    </message>
    <message>
        <source>Three over one</source>
        <translation>Drei über einer</translation>
    </message>
    <message>
        <source>Three slices and the 3D view, all of one size.</source>
        <translation>Drei Schichten und die 3D-Ansicht, alle gleich groß.</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwellenwert</translation>
    </message>
    <message>
        <source>Threshold begins at, HU</source>
        <translation>Schwelle beginnt bei, HU</translation>
    </message>
    <message>
        <source>Threshold {0} above the mean</source>
        <translation>{0}: Schwellenwert über dem Mittelwert</translation>
    </message>
    <message>
        <source>Threshold {0} above the mean within {1} mm</source>
        <translation>{0}: Schwellenwert über dem Mittelwert innerhalb von {1} mm</translation>
    </message>
    <message>
        <source>Threshold {0} by Otsu's level</source>
        <translation>{0}: Schwellenwert nach Otsu</translation>
    </message>
    <message>
        <source>Threshold {0} by Otsu's level within {1} mm</source>
        <translation>{0}: Schwellenwert nach Otsu innerhalb von {1} mm</translation>
    </message>
    <message>
        <source>Threshold {0} half way to the surroundings</source>
        <translation>{0}: Schwellenwert in der Mitte zur Umgebung</translation>
    </message>
    <message>
        <source>Threshold {0} half way to the surroundings within {1} mm</source>
        <translation>{0}: Schwellenwert in der Mitte zur Umgebung innerhalb von {1} mm</translation>
    </message>
    <message>
        <source>Threshold {0} {1} into {2}</source>
        <translation>Schwellenwert auf {0}, {1}, in {2}</translation>
    </message>
    <message>
        <source>Thrombus</source>
        <translation>Thrombus</translation>
    </message>
    <message>
        <source>Through</source>
        <translation>Durch</translation>
    </message>
    <message>
        <source>Through everything</source>
        <translation>Durch alles</translation>
    </message>
    <message>
        <source>Through everything; or from the first point of the outline to a depth; or half that depth before and behind it.</source>
        <translation>Durch alles; oder vom ersten Punkt des Umrisses bis in eine Tiefe; oder die halbe Tiefe davor und dahinter.</translation>
    </message>
    <message>
        <source>Thyroid gland</source>
        <translation>Schilddrüse</translation>
    </message>
    <message>
        <source>Ti6Al4V</source>
        <translation>Ti6Al4V</translation>
    </message>
    <message>
        <source>Tibia</source>
        <translation>Tibia</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>Alle ankreuzen</translation>
    </message>
    <message>
        <source>Tick none</source>
        <translation>Keine ankreuzen</translation>
    </message>
    <message>
        <source>Tilt</source>
        <translation>Neigung</translation>
    </message>
    <message>
        <source>Tilt +1°</source>
        <translation>Neigen +1°</translation>
    </message>
    <message>
        <source>Tilt -1°</source>
        <translation>Neigen -1°</translation>
    </message>
    <message>
        <source>Tilt across +1°</source>
        <translation>Quer neigen +1°</translation>
    </message>
    <message>
        <source>Tilt across -1°</source>
        <translation>Quer neigen -1°</translation>
    </message>
    <message>
        <source>Tilt across, 1°</source>
        <translation>Quer neigen, 1°</translation>
    </message>
    <message>
        <source>Tilt, 1°</source>
        <translation>Neigen, 1°</translation>
    </message>
    <message>
        <source>Time for one turn</source>
        <translation>Dauer einer Umdrehung</translation>
    </message>
    <message>
        <source>Tip</source>
        <translation>Pfeilspitze</translation>
    </message>
    <message>
        <source>Tip thickness, mm</source>
        <translation>Spitzendicke, mm</translation>
    </message>
    <message>
        <source>Tip width, mm</source>
        <translation>Spitzenbreite, mm</translation>
    </message>
    <message>
        <source>Tip, mm</source>
        <translation>Spitze, mm</translation>
    </message>
    <message>
        <source>Tissue</source>
        <translation>Gewebe</translation>
    </message>
    <message>
        <source>Titanium alloy Ti-6Al-4V ELI</source>
        <translation>Titanlegierung Ti-6Al-4V ELI</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>To a depth</source>
        <translation>Bis in eine Tiefe</translation>
    </message>
    <message>
        <source>To look around in</source>
        <translation>Zum Umsehen</translation>
    </message>
    <message>
        <source>Tooth</source>
        <translation>Zahn</translation>
    </message>
    <message>
        <source>Top of shaft</source>
        <translation>Oberes Ende der Diaphyse</translation>
    </message>
    <message>
        <source>Touching, in figures</source>
        <translation>Kontakt, in Zahlen</translation>
    </message>
    <message>
        <source>Touching, in maps</source>
        <translation>Kontakt, in Karten</translation>
    </message>
    <message>
        <source>Tour, step {number} of {of}: {title}</source>
        <translation>Rundgang, Schritt {number} von {of}: {title}</translation>
    </message>
    <message>
        <source>Towards the back instead.</source>
        <translation>Stattdessen nach hinten.</translation>
    </message>
    <message>
        <source>Towards the feet instead.</source>
        <translation>Stattdessen zu den Füßen.</translation>
    </message>
    <message>
        <source>Towards the front instead.</source>
        <translation>Stattdessen nach vorn.</translation>
    </message>
    <message>
        <source>Towards the head instead.</source>
        <translation>Stattdessen zum Kopf.</translation>
    </message>
    <message>
        <source>Towards the patient's left instead, mm; between two directions the margin follows an ellipsoid.</source>
        <translation>Stattdessen nach links vom Patienten, mm; zwischen zwei Richtungen folgt der Rand einem Ellipsoid.</translation>
    </message>
    <message>
        <source>Towards the right instead.</source>
        <translation>Stattdessen nach rechts.</translation>
    </message>
    <message>
        <source>Towards you</source>
        <translation>Zu Ihnen hin</translation>
    </message>
    <message>
        <source>Trachea</source>
        <translation>Trachea</translation>
    </message>
    <message>
        <source>Translate, mm</source>
        <translation>Verschieben, mm</translation>
    </message>
    <message>
        <source>True axial, coronal and sagittal planes, though the scan lies askew</source>
        <translation>Echte axiale, koronare und sagittale Ebenen, obwohl die Aufnahme schräg liegt</translation>
    </message>
    <message>
        <source>True size, 1 : 1</source>
        <translation>Wahre Größe, 1 : 1</translation>
    </message>
    <message>
        <source>Trunnion, mm</source>
        <translation>Konuszapfen, mm</translation>
    </message>
    <message>
        <source>Try another size or position in a scenario of its own, and compare the numbers. All scenarios share the past.</source>
        <translation>Versuchen Sie eine andere Größe oder Lage in einem eigenen Szenario, und vergleichen Sie die Zahlen. Alle Szenarien teilen die Vergangenheit.</translation>
    </message>
    <message>
        <source>Try something else</source>
        <translation>Etwas anderes versuchen</translation>
    </message>
    <message>
        <source>Tumour</source>
        <translation>Tumor</translation>
    </message>
    <message>
        <source>Tumours at the border are not included, or in part only, unless a further seed lies in each: look at them.</source>
        <translation>Tumoren am Rand sind nicht oder nur teilweise enthalten, wenn nicht in jedem ein weiterer Saatpunkt liegt: Sehen Sie sie an.</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>Drehen</translation>
    </message>
    <message>
        <source>Turn +1° about {axis}</source>
        <translation>Um {axis} drehen +1°</translation>
    </message>
    <message>
        <source>Turn -1° about {axis}</source>
        <translation>Um {axis} drehen -1°</translation>
    </message>
    <message>
        <source>Turn about the axis, degrees, right-handed.</source>
        <translation>Drehung um die Achse, Grad, rechtshändig.</translation>
    </message>
    <message>
        <source>Turn about the path</source>
        <translation>Drehung um den Pfad</translation>
    </message>
    <message>
        <source>Turn about x, then y, then z through the middle of the handles, then shift</source>
        <translation>Um x, dann y, dann z durch die Mitte der Griffe drehen, dann verschieben</translation>
    </message>
    <message>
        <source>Turn about {axis}</source>
        <translation>Um {axis} drehen</translation>
    </message>
    <message>
        <source>Turn both 3D views together</source>
        <translation>Beide 3D-Ansichten gemeinsam drehen</translation>
    </message>
    <message>
        <source>Turn by</source>
        <translation>Drehen um</translation>
    </message>
    <message>
        <source>Turn by 1°</source>
        <translation>Um 1° drehen</translation>
    </message>
    <message>
        <source>Turn of the stem out of the femur's own neck version about the canal, degrees, right-handed about the upward axis.</source>
        <translation>Drehung des Schafts um den Markraum, abweichend von der Antetorsion des Femurs, Grad, rechtshändig um die Achse nach oben.</translation>
    </message>
    <message>
        <source>Turn the planes clockwise</source>
        <translation>Die Ebenen im Uhrzeigersinn drehen</translation>
    </message>
    <message>
        <source>Turn the planes counterclockwise</source>
        <translation>Die Ebenen gegen den Uhrzeigersinn drehen</translation>
    </message>
    <message>
        <source>Turn to other axes of the handles</source>
        <translation>Zu anderen Achsen der Griffe wechseln</translation>
    </message>
    <message>
        <source>Turn, °</source>
        <translation>Drehung, °</translation>
    </message>
    <message>
        <source>Turned {0} of {1} shells inside out: they turned inwards.</source>
        <translation>{0} von {1} Schalen umgestülpt: Sie waren nach innen gerichtet.</translation>
    </message>
    <message>
        <source>Turned {0} of {1} triangles round, so that neighbours turn the same way.</source>
        <translation>{0} von {1} Dreiecken umgedreht, damit Nachbarn gleich gerichtet sind.</translation>
    </message>
    <message>
        <source>Turned {angle:.0f}°</source>
        <translation>Um {angle:.0f}° gedreht</translation>
    </message>
    <message>
        <source>Turned: axial {axial:.1f}°, coronal {coronal:.1f}°, sagittal {sagittal:.1f}°</source>
        <translation>Gedreht: axial {axial:.1f}°, koronar {coronal:.1f}°, sagittal {sagittal:.1f}°</translation>
    </message>
    <message>
        <source>Turns the other two planes by 1° about the line of sight of the slice view in use.</source>
        <translation>Dreht die beiden anderen Ebenen um 1° um die Blickrichtung der benutzten Schichtansicht.</translation>
    </message>
    <message>
        <source>Turns the planes until one view's slices lie along this cut</source>
        <translation>Dreht die Ebenen, bis die Schichten einer Ansicht entlang dieses Schnitts liegen</translation>
    </message>
    <message>
        <source>Turns the slices at right angles to the path where the crosshair is</source>
        <translation>Dreht die Schichten am Fadenkreuz rechtwinklig zum Pfad</translation>
    </message>
    <message>
        <source>Turns the two other planes about this view's line of sight</source>
        <translation>Dreht die beiden anderen Ebenen um die Blickrichtung dieser Ansicht</translation>
    </message>
    <message>
        <source>Two 3D views side by side: this scenario and another one.</source>
        <translation>Zwei 3D-Ansichten nebeneinander: dieses Szenario und ein anderes.</translation>
    </message>
    <message>
        <source>Two opposite corners of the box that is worked on, LPS mm; none is the whole segment.</source>
        <translation>Zwei gegenüberliegende Ecken des Quaders, in dem gearbeitet wird, LPS mm; ohne Angabe das ganze Segment.</translation>
    </message>
    <message>
        <source>Two opposite corners of the box they grow in, LPS mm; none is the box of the strokes and the margin.</source>
        <translation>Zwei gegenüberliegende Ecken des Quaders, in dem sie wachsen, LPS mm; ohne Angabe der Quader der Striche mit Rand.</translation>
    </message>
    <message>
        <source>Two opposite corners of the box, LPS mm; none is 50 mm about the point, else the segment's, else all of it.</source>
        <translation>Zwei gegenüberliegende Ecken des Quaders, LPS mm; ohne Angabe 50 mm um den Punkt, sonst der des Segments, sonst alles.</translation>
    </message>
    <message>
        <source>Two or more segments, or one to invert; they are put on the grid of the first where they were drawn on others.</source>
        <translation>Zwei oder mehr Segmente, oder eines zum Umkehren; sie werden auf das Gitter des ersten gebracht, wo sie auf anderen gezeichnet wurden.</translation>
    </message>
    <message>
        <source>Two scenarios</source>
        <translation>Zwei Szenarien</translation>
    </message>
    <message>
        <source>Type a bone's name, then click inside it in a slice; for a femur the middle of the head first, then the shaft.</source>
        <translation>Geben Sie den Namen eines Knochens ein, dann klicken Sie in einer Schicht hinein; bei einem Femur zuerst in die Mitte des Kopfs, dann in die Diaphyse.</translation>
    </message>
    <message>
        <source>US or SS</source>
        <translation>US oder SS</translation>
    </message>
    <message>
        <source>Ulna</source>
        <translation>Ulna</translation>
    </message>
    <message>
        <source>Ultra-high molecular weight polyethylene</source>
        <translation>Ultrahochmolekulares Polyethylen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation>Rückgängig (Strg+Z)</translation>
    </message>
    <message>
        <source>Undo “{words}”</source>
        <translation>„{words}“ rückgängig machen</translation>
    </message>
    <message>
        <source>Union</source>
        <translation>Vereinigung</translation>
    </message>
    <message>
        <source>Union, intersection or difference of segments.</source>
        <translation>Vereinigung, Schnittmenge oder Differenz von Segmenten.</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Unit of the file</source>
        <translation>Einheit der Datei</translation>
    </message>
    <message>
        <source>United {0} shells that lay in each other ({1} pairs of triangles crossed) into one solid: it holds {2} mm3, where they held {3} mm3 together.</source>
        <translation>{0} ineinanderliegende Schalen ({1} Paare von Dreiecken kreuzten sich) zu einem Körper vereint: Er enthält {2} mm3, zusammen waren es {3} mm3.</translation>
    </message>
    <message>
        <source>Unlock and make it a draft</source>
        <translation>Entsperren und zum Entwurf machen</translation>
    </message>
    <message>
        <source>Unlock the plan</source>
        <translation>Planung entsperren</translation>
    </message>
    <message>
        <source>Unlock: {0}</source>
        <translation>Entsperren: {0}</translation>
    </message>
    <message>
        <source>Unlock…</source>
        <translation>Entsperren…</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Oben</translation>
    </message>
    <message>
        <source>Upper lobe of the lung</source>
        <translation>Lungenoberlappen</translation>
    </message>
    <message>
        <source>Usable, but mind:</source>
        <translation>Brauchbar, aber beachten Sie:</translation>
    </message>
    <message>
        <source>Use arrow keys</source>
        <translation>Pfeiltasten benutzen</translation>
    </message>
    <message>
        <source>Use these keys</source>
        <translation>Diese Tasten benutzen</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Uterus</source>
        <translation>Uterus</translation>
    </message>
    <message>
        <source>Value max</source>
        <translation>Größter Wert innen</translation>
    </message>
    <message>
        <source>Value mean</source>
        <translation>Mittlerer Wert</translation>
    </message>
    <message>
        <source>Value median</source>
        <translation>Median der Werte</translation>
    </message>
    <message>
        <source>Value min</source>
        <translation>Kleinster Wert innen</translation>
    </message>
    <message>
        <source>Value profile</source>
        <translation>Werteprofil</translation>
    </message>
    <message>
        <source>Value sd</source>
        <translation>Standardabweichung der Werte</translation>
    </message>
    <message>
        <source>Value under the mouse</source>
        <translation>Wert unter der Maus</translation>
    </message>
    <message>
        <source>Values along the line</source>
        <translation>Werte entlang der Linie</translation>
    </message>
    <message>
        <source>Values are read in the phase that is planned on: show that one, or plan on this one.</source>
        <translation>Werte werden in der Phase gelesen, auf der geplant wird: Zeigen Sie diese, oder planen Sie auf dieser.</translation>
    </message>
    <message>
        <source>Values end at {0} HU, so what lies inside the metal can't be told.</source>
        <translation>Die Werte enden bei {0} HU; was im Metall liegt, lässt sich nicht sagen.</translation>
    </message>
    <message>
        <source>Values from</source>
        <translation>Werte von</translation>
    </message>
    <message>
        <source>Values moved by</source>
        <translation>Werte verschoben um</translation>
    </message>
    <message>
        <source>Values of {name}</source>
        <translation>Werte von {name}</translation>
    </message>
    <message>
        <source>Values that forms begin with</source>
        <translation>Anfangswerte von Formularen</translation>
    </message>
    <message>
        <source>Vein</source>
        <translation>Vene</translation>
    </message>
    <message>
        <source>Veins of {0} ml above {1} HU (lumen {2} HU)</source>
        <translation>Venen von {0} ml über {1} HU (Lumen {2} HU)</translation>
    </message>
    <message>
        <source>Ventricles of the brain</source>
        <translation>Hirnventrikel</translation>
    </message>
    <message>
        <source>Version, °</source>
        <translation>Version, °</translation>
    </message>
    <message>
        <source>Vertebra</source>
        <translation>Wirbel</translation>
    </message>
    <message>
        <source>Vertebra C1</source>
        <translation>Wirbel C1</translation>
    </message>
    <message>
        <source>Vertebra C2</source>
        <translation>Wirbel C2</translation>
    </message>
    <message>
        <source>Vertebra C3</source>
        <translation>Wirbel C3</translation>
    </message>
    <message>
        <source>Vertebra C4</source>
        <translation>Wirbel C4</translation>
    </message>
    <message>
        <source>Vertebra C5</source>
        <translation>Wirbel C5</translation>
    </message>
    <message>
        <source>Vertebra C6</source>
        <translation>Wirbel C6</translation>
    </message>
    <message>
        <source>Vertebra C7</source>
        <translation>Wirbel C7</translation>
    </message>
    <message>
        <source>Vertebra L1</source>
        <translation>Wirbel L1</translation>
    </message>
    <message>
        <source>Vertebra L2</source>
        <translation>Wirbel L2</translation>
    </message>
    <message>
        <source>Vertebra L3</source>
        <translation>Wirbel L3</translation>
    </message>
    <message>
        <source>Vertebra L4</source>
        <translation>Wirbel L4</translation>
    </message>
    <message>
        <source>Vertebra L5</source>
        <translation>Wirbel L5</translation>
    </message>
    <message>
        <source>Vertebra T1</source>
        <translation>Wirbel Th1</translation>
    </message>
    <message>
        <source>Vertebra T10</source>
        <translation>Wirbel Th10</translation>
    </message>
    <message>
        <source>Vertebra T11</source>
        <translation>Wirbel Th11</translation>
    </message>
    <message>
        <source>Vertebra T12</source>
        <translation>Wirbel Th12</translation>
    </message>
    <message>
        <source>Vertebra T2</source>
        <translation>Wirbel Th2</translation>
    </message>
    <message>
        <source>Vertebra T3</source>
        <translation>Wirbel Th3</translation>
    </message>
    <message>
        <source>Vertebra T4</source>
        <translation>Wirbel Th4</translation>
    </message>
    <message>
        <source>Vertebra T5</source>
        <translation>Wirbel Th5</translation>
    </message>
    <message>
        <source>Vertebra T6</source>
        <translation>Wirbel Th6</translation>
    </message>
    <message>
        <source>Vertebra T7</source>
        <translation>Wirbel Th7</translation>
    </message>
    <message>
        <source>Vertebra T8</source>
        <translation>Wirbel Th8</translation>
    </message>
    <message>
        <source>Vertebra T9</source>
        <translation>Wirbel Th9</translation>
    </message>
    <message>
        <source>Vertebra {0} of {1} ({2} ml), bodies {3}, parted at dark sheets: discs, facets.</source>
        <translation>Wirbel {0} von {1} ({2} ml), Wirbelkörper {3}, an dunklen Flächen getrennt: Bandscheiben, Facettengelenke.</translation>
    </message>
    <message>
        <source>Vertebrae</source>
        <translation>Wirbel</translation>
    </message>
    <message>
        <source>Vertebrae one by one, with arches and processes. Give no point and every body is looked for, or a point in the middle of every body that is wanted.</source>
        <translation>Wirbel für Wirbel, mit Bögen und Fortsätzen. Geben Sie keinen Punkt an, und jeder Wirbelkörper wird gesucht, oder einen Punkt in der Mitte jedes gewünschten Wirbelkörpers.</translation>
    </message>
    <message>
        <source>Vessel</source>
        <translation>Gefäß</translation>
    </message>
    <message>
        <source>Vessels and dura that touch the rim are as bright as it: look there.</source>
        <translation>Gefäße und Dura, die den Saum berühren, sind ebenso hell: Prüfen Sie dort.</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>View {number}</source>
        <translation>Ansicht {number}</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Ansichten</translation>
    </message>
    <message>
        <source>Views are kept for this patient on this computer; they are not part of the case.</source>
        <translation>Ansichten werden für diesen Patienten auf diesem Computer behalten; sie gehören nicht zum Fall.</translation>
    </message>
    <message>
        <source>Views that were kept</source>
        <translation>Behaltene Ansichten</translation>
    </message>
    <message>
        <source>Viridis</source>
        <translation>Viridis</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volumen</translation>
    </message>
    <message>
        <source>Volume of a segment</source>
        <translation>Volumen eines Segments</translation>
    </message>
    <message>
        <source>Volume of {name}</source>
        <translation>Volumen von {name}</translation>
    </message>
    <message>
        <source>Von Mises stress</source>
        <translation>Von-Mises-Spannung</translation>
    </message>
    <message>
        <source>Von Mises stress on all of {0}, bonded parts too: means of the elements, averaged at their corners.</source>
        <translation>Von-Mises-Spannung auf ganz {0}, auch auf verbundenen Teilen: Mittelwerte der Elemente, an ihren Ecken gemittelt.</translation>
    </message>
    <message>
        <source>Von Mises stress, 99th percentile</source>
        <translation>Von-Mises-Spannung, 99. Perzentil</translation>
    </message>
    <message>
        <source>Von Mises stress, MPa</source>
        <translation>Von-Mises-Spannung, MPa</translation>
    </message>
    <message>
        <source>Von Mises stress, maximum</source>
        <translation>Von-Mises-Spannung, Maximum</translation>
    </message>
    <message>
        <source>Voxels</source>
        <translation>Voxel</translation>
    </message>
    <message>
        <source>Voxels are up to {0} mm long: thin parts may be missing.</source>
        <translation>Voxel sind bis zu {0} mm lang: Dünne Teile können fehlen.</translation>
    </message>
    <message>
        <source>Voxels of {0} {1}.</source>
        <translation>Voxel von {0}, {1}.</translation>
    </message>
    <message>
        <source>Walking, hip contact at its peak</source>
        <translation>Gehen, größte Hüftkontaktkraft</translation>
    </message>
    <message>
        <source>Wanted edge length of the tetrahedra, mm.</source>
        <translation>Gewünschte Kantenlänge der Tetraeder, mm.</translation>
    </message>
    <message>
        <source>Wanted element size</source>
        <translation>Gewünschte Elementgröße</translation>
    </message>
    <message>
        <source>Warnings come first, and every number has its unit and source. That was the whole path. F1 explains the part of the window you are at; Ctrl+K finds anything by its name.</source>
        <translation>Warnungen stehen zuerst, und jede Zahl hat ihre Einheit und Quelle. Das war der ganze Weg. F1 erklärt den Teil des Fensters, an dem Sie sind; Strg+K findet alles über seinen Namen.</translation>
    </message>
    <message>
        <source>What a new study puts on the bone.</source>
        <translation>Was eine neue Studie dem Knochen auferlegt.</translation>
    </message>
    <message>
        <source>What an arrow from the words points at, LPS mm.</source>
        <translation>Worauf ein Pfeil vom Text aus zeigt, LPS mm.</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Was möchten Sie tun?</translation>
    </message>
    <message>
        <source>What hangs on by a bridge narrower than this is cut off, mm; 0 cuts nothing.</source>
        <translation>Was an einer schmaleren Brücke hängt, wird abgetrennt, mm; 0 trennt nichts ab.</translation>
    </message>
    <message>
        <source>What has arrived is not fetched again</source>
        <translation>Was angekommen ist, wird nicht erneut abgerufen</translation>
    </message>
    <message>
        <source>What has changed since, in words and figures</source>
        <translation>Was sich seitdem geändert hat, in Worten und Zahlen</translation>
    </message>
    <message>
        <source>What is dragged leaves a ghost where it was.</source>
        <translation>Was gezogen wird, hinterlässt ein Schattenbild, wo es war.</translation>
    </message>
    <message>
        <source>What is dragged turns red where it lies in other things.</source>
        <translation>Was gezogen wird, wird rot, wo es in anderem liegt.</translation>
    </message>
    <message>
        <source>What is farther is not drawn smaller, so that sizes can be compared.</source>
        <translation>Entferntes wird nicht kleiner gezeichnet, damit sich Größen vergleichen lassen.</translation>
    </message>
    <message>
        <source>What is seen of the scan</source>
        <translation>Was von der Aufnahme zu sehen ist</translation>
    </message>
    <message>
        <source>What is to be found; `resources/presets/` says what each needs and does.</source>
        <translation>Was gefunden werden soll; `resources/presets/` sagt, was jede Vorlage braucht und tut.</translation>
    </message>
    <message>
        <source>What is written</source>
        <translation>Was geschrieben wird</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Was es tut</translation>
    </message>
    <message>
        <source>What it is made of; decides colour and, in a study, material.</source>
        <translation>Woraus es besteht; bestimmt die Farbe und in einer Studie das Material.</translation>
    </message>
    <message>
        <source>What it is made of; decides material and, without a standard name, colour.</source>
        <translation>Woraus es besteht; bestimmt das Material und, ohne Standardnamen, die Farbe.</translation>
    </message>
    <message>
        <source>What lies on the negative side of this plane is held.</source>
        <translation>Was auf der negativen Seite dieser Ebene liegt, wird gehalten.</translation>
    </message>
    <message>
        <source>What motions keep to</source>
        <translation>Woran sich Bewegungen halten</translation>
    </message>
    <message>
        <source>What slices show</source>
        <translation>Was Schichten zeigen</translation>
    </message>
    <message>
        <source>What somebody who helps will want to know</source>
        <translation>Was jemand, der hilft, wissen möchte</translation>
    </message>
    <message>
        <source>What the model finds</source>
        <translation>Was das Modell findet</translation>
    </message>
    <message>
        <source>What the names of the new segments begin with.</source>
        <translation>Womit die Namen der neuen Segmente beginnen.</translation>
    </message>
    <message>
        <source>What the names of the parts begin with; nothing takes the segment's own name.</source>
        <translation>Womit die Namen der Teile beginnen; ohne Angabe der Name des Segments.</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>What to export</source>
        <translation>Was exportiert wird</translation>
    </message>
    <message>
        <source>What was measured and written, in the slice nearest to it. Dashed: it does not lie in one slice.</source>
        <translation>Was gemessen und geschrieben wurde, in der nächsten Schicht. Gestrichelt: Es liegt nicht in einer Schicht.</translation>
    </message>
    <message>
        <source>What went wrong in the program, without anything of a patient</source>
        <translation>Was im Programm schiefging, ohne Angaben zum Patienten</translation>
    </message>
    <message>
        <source>Where in the report, and what it is</source>
        <translation>Wo im Bericht, und was es ist</translation>
    </message>
    <message>
        <source>Where it is looked from (LPS mm), so that the cut widens with the distance; nothing cuts straight along the direction.</source>
        <translation>Von wo geblickt wird (LPS mm), sodass der Schnitt mit dem Abstand weiter wird; ohne Angabe wird gerade in der Richtung geschnitten.</translation>
    </message>
    <message>
        <source>Where it is, LPS mm.</source>
        <translation>Wo es ist, LPS mm.</translation>
    </message>
    <message>
        <source>Where it may change voxels.</source>
        <translation>Wo es Voxel ändern darf.</translation>
    </message>
    <message>
        <source>Where it may differ from the first of the segments.</source>
        <translation>Wo es vom ersten der Segmente abweichen darf.</translation>
    </message>
    <message>
        <source>Where it may make voxels; with limits, a segment of this name stays as it is elsewhere.</source>
        <translation>Wo es Voxel erzeugen darf; mit Grenzen bleibt ein gleichnamiges Segment anderswo, wie es ist.</translation>
    </message>
    <message>
        <source>Where parts may lie; parts hold no voxel the segment did not, so what `overlaps` says makes no difference.</source>
        <translation>Wo Teile liegen dürfen; Teile enthalten kein Voxel, das das Segment nicht hatte, daher ist `overlaps` ohne Wirkung.</translation>
    </message>
    <message>
        <source>Where the brush was, one after the other (LPS mm); between two it went straight.</source>
        <translation>Wo der Pinsel war, der Reihe nach (LPS mm); dazwischen lief er gerade.</translation>
    </message>
    <message>
        <source>Where the component's own frame lies, LPS mm.</source>
        <translation>Wo das eigene Koordinatensystem der Komponente liegt, LPS mm.</translation>
    </message>
    <message>
        <source>Where the load acts: a point (LPS, mm), a landmark or an implant's point, `stem.head_centre`, which it then follows; by default the head of the stem, or the `head` landmark where no body has one.</source>
        <translation>Wo die Last angreift: ein Punkt (LPS, mm), eine Landmarke oder der Punkt eines Implantats, `stem.head_centre`, dem sie dann folgt; sonst der Kopf des Schafts, oder die Landmarke `head`, wo kein Körper einen hat.</translation>
    </message>
    <message>
        <source>Where the search begins: as it lies, at landmarks, or `any`: as it lies and middles together at many turns.</source>
        <translation>Wo die Suche beginnt: wie es liegt, an Landmarken, oder `any`: wie es liegt und mit den Mitten aufeinander in vielen Drehungen.</translation>
    </message>
    <message>
        <source>Where the wall lies: inside of the surface, half and half, or outside of it, the segment itself being left out; a wall that is not all inside is not called by the segment's standard name.</source>
        <translation>Wo die Wand liegt: innerhalb der Oberfläche, je zur Hälfte, oder außerhalb, wobei das Segment selbst wegbleibt; eine Wand, die nicht ganz innen liegt, erhält nicht den Standardnamen des Segments.</translation>
    </message>
    <message>
        <source>Where the words stand, LPS mm; nothing for words about the whole case.</source>
        <translation>Wo der Text steht, LPS mm; ohne Angabe gilt er dem ganzen Fall.</translation>
    </message>
    <message>
        <source>Where they must agree</source>
        <translation>Wo sie übereinstimmen müssen</translation>
    </message>
    <message>
        <source>Where tools may work</source>
        <translation>Wo Werkzeuge arbeiten dürfen</translation>
    </message>
    <message>
        <source>Whether `compute` does the work, as a job, before `apply`.</source>
        <translation>Ob `compute` die Arbeit vor `apply` als Aufgabe erledigt.</translation>
    </message>
    <message>
        <source>Whether landmarks and implants on the fragment, and the loads and supports of studies on it, go with it. Landmarks of its segment on its side of the cut go as well, and stand on the fragment then.</source>
        <translation>Ob Landmarken und Implantate auf dem Fragment sowie Lasten und Lagerungen von Studien darauf mitgehen. Landmarken seines Segments auf seiner Seite des Schnitts gehen ebenfalls mit und stehen dann auf dem Fragment.</translation>
    </message>
    <message>
        <source>Whether pits that noise leaves are closed.</source>
        <translation>Ob durch Rauschen entstandene Grübchen geschlossen werden.</translation>
    </message>
    <message>
        <source>Whether the curve leads back to its first point and cuts a piece out.</source>
        <translation>Ob die Kurve zu ihrem ersten Punkt zurückführt und ein Stück herausschneidet.</translation>
    </message>
    <message>
        <source>Whether the segment stays beside its parts; otherwise they replace it.</source>
        <translation>Ob das Segment neben seinen Teilen bleibt; sonst ersetzen sie es.</translation>
    </message>
    <message>
        <source>Whether the structure is brighter than its surroundings; otherwise it is darker.</source>
        <translation>Ob die Struktur heller ist als ihre Umgebung; sonst ist sie dunkler.</translation>
    </message>
    <message>
        <source>Whether the words move or the tip of the arrow.</source>
        <translation>Ob der Text bewegt wird oder die Pfeilspitze.</translation>
    </message>
    <message>
        <source>Which of its points, counted from 1.</source>
        <translation>Welcher seiner Punkte, ab 1 gezählt.</translation>
    </message>
    <message>
        <source>Which of two it is, of the patient.</source>
        <translation>Welches von zweien es ist, vom Patienten aus.</translation>
    </message>
    <message>
        <source>Which parts stay; parts hang together over the faces of voxels.</source>
        <translation>Welche Teile bleiben; Teile hängen über Voxelflächen zusammen.</translation>
    </message>
    <message>
        <source>Which voxels may be parted; those elsewhere go to the larger part. Parts hold no voxel the segment did not, so what `overlaps` says makes no difference.</source>
        <translation>Welche Voxel getrennt werden dürfen; die übrigen gehen an den größeren Teil. Teile enthalten kein Voxel, das das Segment nicht hatte, daher ist `overlaps` ohne Wirkung.</translation>
    </message>
    <message>
        <source>Which way its coordinates grow: to the left and the back (DICOM), or to the right and the front.</source>
        <translation>Wohin die Koordinaten wachsen: nach links und hinten (DICOM) oder nach rechts und vorn.</translation>
    </message>
    <message>
        <source>White background</source>
        <translation>Weißer Hintergrund</translation>
    </message>
    <message>
        <source>White matter</source>
        <translation>Weiße Substanz</translation>
    </message>
    <message>
        <source>White on black with clear edges, or back to dark.</source>
        <translation>Weiß auf Schwarz mit klaren Kanten, oder zurück zu Dunkel.</translation>
    </message>
    <message>
        <source>Whole</source>
        <translation>Ganz</translation>
    </message>
    <message>
        <source>Whole bones are told apart by a random walker that crosses dark sheets with difficulty; its markers are the middle of a joint's head and what hangs together with the seeds outside the joint. It walks again knowing the sphere on the head's free surface. The border in the joint follows the darkest line, and each bone's own border lies half way between cortex and soft tissue.</source>
        <translation>Ganze Knochen werden durch einen Random Walker unterschieden, der dunkle Flächen nur schwer überquert; seine Marken sind die Mitte eines Gelenkkopfs und was außerhalb des Gelenks mit den Saatpunkten zusammenhängt. Er läuft ein zweites Mal, wenn er die Kugel auf der freien Oberfläche des Kopfs kennt. Die Grenze im Gelenk folgt der dunkelsten Linie, und die eigene Grenze jedes Knochens liegt in der Mitte zwischen Kortikalis und Weichgewebe.</translation>
    </message>
    <message>
        <source>Whole bones with cortex, spongy bone and marrow, without cartilage. Dense parts that hold truly dense bone, the less dense bone round them, and what they enclose; the border lies half way between cortex and soft tissue, corrected for thin cortex. The spinal canal and small calcified parts in contrast are left out.</source>
        <translation>Ganze Knochen mit Kortikalis, Spongiosa und Mark, ohne Knorpel. Dichte Teile, die wirklich dichten Knochen enthalten, der weniger dichte Knochen darum und was sie umschließen; die Grenze liegt in der Mitte zwischen Kortikalis und Weichgewebe, berichtigt für dünne Kortikalis. Der Spinalkanal und kleine verkalkte Teile in Kontrastmittel fehlen.</translation>
    </message>
    <message>
        <source>Whole range</source>
        <translation>Ganzer Bereich</translation>
    </message>
    <message>
        <source>Why a scan of another patient than the case's is to come in all the same; without a reason it is refused.</source>
        <translation>Warum die Aufnahme eines anderen Patienten als des Falls dennoch aufgenommen werden soll; ohne Grund wird sie abgelehnt.</translation>
    </message>
    <message>
        <source>Why does it belong into this case?</source>
        <translation>Warum gehört sie in diesen Fall?</translation>
    </message>
    <message>
        <source>Why it is taken in although it is of another patient than the case's; kept in the journal.</source>
        <translation>Warum es übernommen wird, obwohl es von einem anderen Patienten als dem des Falls ist; bleibt im Journal.</translation>
    </message>
    <message>
        <source>Why it must be changed, without names.</source>
        <translation>Warum es geändert werden muss, ohne Namen.</translation>
    </message>
    <message>
        <source>Why must it be changed? The reason stays in the history of the case.</source>
        <translation>Warum muss es geändert werden? Der Grund bleibt im Verlauf des Falls.</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Width across the path</source>
        <translation>Breite quer zum Pfad</translation>
    </message>
    <message>
        <source>Width of contours</source>
        <translation>Breite der Konturen</translation>
    </message>
    <message>
        <source>Width on paper</source>
        <translation>Breite auf dem Papier</translation>
    </message>
    <message>
        <source>Width, mm</source>
        <translation>Breite, mm</translation>
    </message>
    <message>
        <source>With `at` and `all_but_at`: a point inside the part to keep or to remove, LPS mm.</source>
        <translation>Mit `at` und `all_but_at`: ein Punkt in dem Teil, der bleiben oder entfallen soll, LPS mm.</translation>
    </message>
    <message>
        <source>With `custom`: the force on the body, N, in patient directions (LPS).</source>
        <translation>Mit `custom`: die Kraft auf den Körper, N, in Patientenrichtungen (LPS).</translation>
    </message>
    <message>
        <source>With `larger_than`: the smallest volume that stays, mm3.</source>
        <translation>Mit `larger_than`: das kleinste Volumen, das bleibt, mm3.</translation>
    </message>
    <message>
        <source>With `largest`: how many of the largest parts stay.</source>
        <translation>Mit `largest`: wie viele der größten Teile bleiben.</translation>
    </message>
    <message>
        <source>With `mean`: how far above the mean, in the image's unit.</source>
        <translation>Mit `mean`: wie weit über dem Mittelwert, in der Einheit des Bildes.</translation>
    </message>
    <message>
        <source>With `refine_mm`: bodies of the study and landmarks to refine around; by default the study's implants.</source>
        <translation>Mit `refine_mm`: Körper der Studie und Landmarken, um die verfeinert wird; sonst die Implantate der Studie.</translation>
    </message>
    <message>
        <source>With `refine_mm`: how far around them, mm.</source>
        <translation>Mit `refine_mm`: wie weit um sie herum, mm.</translation>
    </message>
    <message>
        <source>With `refine_mm`: whether walls thinner than an element and a half are refined as well.</source>
        <translation>Mit `refine_mm`: ob auch Wände verfeinert werden, die dünner als anderthalb Elemente sind.</translation>
    </message>
    <message>
        <source>Without `support`: bone is held where it lies further than this distal of the landmark `shaft_distal`, mm.</source>
        <translation>Ohne `support`: Knochen wird gehalten, wo er weiter als dies distal der Landmarke `shaft_distal` liegt, mm.</translation>
    </message>
    <message>
        <source>Without a picture here: {0}.</source>
        <translation>Hier ohne Bild: {0}.</translation>
    </message>
    <message>
        <source>Without limits: how many times the spread of values about the point the range reaches to each side of their median.</source>
        <translation>Ohne Grenzen: wie viele Male die Streuung der Werte um den Punkt der Bereich auf jeder Seite ihres Medians reicht.</translation>
    </message>
    <message>
        <source>Without perspective</source>
        <translation>Ohne Perspektive</translation>
    </message>
    <message>
        <source>Without points it starts from the headers and from the bodies' middles. With three pairs or more it starts there.</source>
        <translation>Ohne Punkte beginnt es mit den Kopfdaten und den Körpermitten. Mit drei oder mehr Paaren beginnt es dort.</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Words of the note</source>
        <translation>Text der Notiz</translation>
    </message>
    <message>
        <source>Work on this scenario</source>
        <translation>An diesem Szenario arbeiten</translation>
    </message>
    <message>
        <source>Working on it; the line at the bottom says how far it is.</source>
        <translation>Wird bearbeitet; die Zeile unten sagt, wie weit es ist.</translation>
    </message>
    <message>
        <source>Working on scenario</source>
        <translation>Arbeit am Szenario</translation>
    </message>
    <message>
        <source>Wrap</source>
        <translation>Umhüllen</translation>
    </message>
    <message>
        <source>Wrap a segment in a closed outer shell and fill it, openings up to a width being bridged.</source>
        <translation>Ein Segment in eine geschlossene äußere Hülle packen und füllen; Öffnungen bis zu einer Weite werden überbrückt.</translation>
    </message>
    <message>
        <source>Wrap {0} over gaps of {1} mm</source>
        <translation>{0} über Lücken von {1} mm hinweg umhüllen</translation>
    </message>
    <message>
        <source>Wrap {0} over gaps of {1} mm, keep cavities from {2} mm3</source>
        <translation>{0} über Lücken von {1} mm hinweg umhüllen, Hohlräume ab {2} mm3 behalten</translation>
    </message>
    <message>
        <source>Wrap {0} over gaps of {1} mm{2}</source>
        <translation>{0} über Lücken von {1} mm hinweg umhüllen{2}</translation>
    </message>
    <message>
        <source>Write a picture of the 3D view ...</source>
        <translation>Bild der 3D-Ansicht schreiben ...</translation>
    </message>
    <message>
        <source>Write a text</source>
        <translation>Text schreiben</translation>
    </message>
    <message>
        <source>Write a turning movie of the 3D view ...</source>
        <translation>Film der sich drehenden 3D-Ansicht schreiben ...</translation>
    </message>
    <message>
        <source>Write note</source>
        <translation>Notiz schreiben</translation>
    </message>
    <message>
        <source>Write note {0}</source>
        <translation>Notiz {0} schreiben</translation>
    </message>
    <message>
        <source>Write picture</source>
        <translation>Bild schreiben</translation>
    </message>
    <message>
        <source>Write picture ...</source>
        <translation>Bild schreiben ...</translation>
    </message>
    <message>
        <source>Write report</source>
        <translation>Bericht schreiben</translation>
    </message>
    <message>
        <source>Write report…</source>
        <translation>Bericht schreiben…</translation>
    </message>
    <message>
        <source>Write the plan down: every number with its unit, source and settings, warnings first.</source>
        <translation>Schreiben Sie die Planung nieder: jede Zahl mit Einheit, Quelle und Einstellungen, Warnungen zuerst.</translation>
    </message>
    <message>
        <source>Write the report</source>
        <translation>Den Bericht schreiben</translation>
    </message>
    <message>
        <source>Write turning movie</source>
        <translation>Drehfilm schreiben</translation>
    </message>
    <message>
        <source>Write turning movie ...</source>
        <translation>Drehfilm schreiben ...</translation>
    </message>
    <message>
        <source>Write what should stand there.</source>
        <translation>Schreiben Sie, was dort stehen soll.</translation>
    </message>
    <message>
        <source>Write words, about the whole case or at a place, or change those of a note that is there.</source>
        <translation>Text schreiben, zum ganzen Fall oder an einer Stelle, oder den einer vorhandenen Notiz ändern.</translation>
    </message>
    <message>
        <source>Write {form}</source>
        <translation>{form} schreiben</translation>
    </message>
    <message>
        <source>Writes a movie in which the scene turns once.</source>
        <translation>Schreibt einen Film, in dem sich die Szene einmal dreht.</translation>
    </message>
    <message>
        <source>Writes the 3D view at a size on paper, with legend and scale.</source>
        <translation>Schreibt die 3D-Ansicht in einer Größe auf Papier, mit Legende und Maßstab.</translation>
    </message>
    <message>
        <source>Writes the scan's value in the slice.</source>
        <translation>Schreibt den Wert der Aufnahme in die Schicht.</translation>
    </message>
    <message>
        <source>Write…</source>
        <translation>Schreiben…</translation>
    </message>
    <message>
        <source>Writing the report</source>
        <translation>Bericht wird geschrieben</translation>
    </message>
    <message>
        <source>Writing {name}</source>
        <translation>{name} wird geschrieben</translation>
    </message>
    <message>
        <source>Written: {name}</source>
        <translation>Geschrieben: {name}</translation>
    </message>
    <message>
        <source>Wrote {file}, {pages} pages.</source>
        <translation>{file} geschrieben, {pages} Seiten.</translation>
    </message>
    <message>
        <source>You are working on the copy {name} now.</source>
        <translation>Sie arbeiten jetzt an der Kopie {name}.</translation>
    </message>
    <message>
        <source>Zirconia-toughened alumina</source>
        <translation>Zirkonoxidverstärktes Aluminiumoxid</translation>
    </message>
    <message>
        <source>Zygomatic bone</source>
        <translation>Jochbein</translation>
    </message>
    <message>
        <source>[Content_Types].xml</source>
        <translation>[Content_Types].xml</translation>
    </message>
    <message>
        <source>[L, P, S] mm</source>
        <translation>[L, P, S] mm</translation>
    </message>
    <message>
        <source>\b(NATIVE|PLAIN|NON[- ]?CONTRAST|WITHOUT CONTRAST|NO CONTRAST|UNENHANCED|NATIV)\b</source>
        <translation>\b(NATIVE|PLAIN|NON[- ]?CONTRAST|WITHOUT CONTRAST|NO CONTRAST|UNENHANCED|NATIV)\b</translation>
    </message>
    <message>
        <source>`add` keeps what the segment holds, `replace` takes that out.</source>
        <translation>`add` behält, was das Segment enthält, `replace` nimmt das heraus.</translation>
    </message>
    <message>
        <source>`add` keeps what the segment holds; `replace` takes it as the structure to begin with, and draws it anew in the box.</source>
        <translation>`add` behält, was das Segment enthält; `replace` nimmt es als anfängliche Struktur und zeichnet es im Quader neu.</translation>
    </message>
    <message>
        <source>`force_n` is for a custom load; {0} brings its own force</source>
        <translation>`force_n` gehört zu einer eigenen Last; {0} bringt ihre Kraft mit</translation>
    </message>
    <message>
        <source>`gaps: interpolate`</source>
        <translation>`gaps: interpolate`</translation>
    </message>
    <message>
        <source>`half` is half way between structure and surroundings about each voxel, `mean` above the mean about it, `otsu` one level for the whole box that parts its values best.</source>
        <translation>`half` liegt um jedes Voxel auf halbem Weg zwischen Struktur und Umgebung, `mean` über dem Mittel darum, `otsu` ist eine Schwelle für den ganzen Quader, die seine Werte am besten trennt.</translation>
    </message>
    <message>
        <source>`holes_3d` fills what has no way out; `slices` what is a hole in slices of two of the three directions; `axial`, `coronal` and `sagittal` what is a hole in such a slice.</source>
        <translation>`holes_3d` füllt, was keinen Ausgang hat; `slices`, was in Schichten zweier der drei Richtungen ein Loch ist; `axial`, `coronal` und `sagittal`, was in einer solchen Schicht ein Loch ist.</translation>
    </message>
    <message>
        <source>`open` drops what is thinner than the ball, `close` fills what the ball can't enter; `median` takes what most of the ball is; `gaussian` blurs and keeps the volume.</source>
        <translation>`open` lässt weg, was dünner als die Kugel ist, `close` füllt, wo die Kugel nicht hineinpasst; `median` nimmt, was der größte Teil der Kugel ist; `gaussian` zeichnet weich und erhält das Volumen.</translation>
    </message>
    <message>
        <source>`repair` can't mend it: {0}</source>
        <translation>`repair` kann es nicht reparieren: {0}</translation>
    </message>
    <message>
        <source>`repair` would mend it: {0}</source>
        <translation>`repair` würde es reparieren: {0}</translation>
    </message>
    <message>
        <source>`rigid` keeps the voxels and moves their grid; `affine` and `deformable` resample onto the fixed scan's grid.</source>
        <translation>`rigid` behält die Voxel und bewegt ihr Gitter; `affine` und `deformable` rechnen auf das Gitter der festen Aufnahme um.</translation>
    </message>
    <message>
        <source>`subtract` takes all later segments from the first, `difference` is what an odd number of them hold, of two what only one holds; `invert` is all of the image but the segments.</source>
        <translation>`subtract` zieht alle späteren Segmente vom ersten ab, `difference` ist, was eine ungerade Zahl von ihnen enthält, bei zweien, was nur eines enthält; `invert` ist das ganze Bild außer den Segmenten.</translation>
    </message>
    <message>
        <source>`surgplan anatomy` lists them</source>
        <translation>`surgplan anatomy` führt sie auf</translation>
    </message>
    <message>
        <source>a Cobb angle needs four points, two on each line, not {0}</source>
        <translation>ein Cobb-Winkel braucht vier Punkte, zwei auf jeder Linie, nicht {0}</translation>
    </message>
    <message>
        <source>a DICOMDIR, which lists the patient and the names of files</source>
        <translation>ein DICOMDIR, das den Patienten und die Namen der Dateien aufführt</translation>
    </message>
    <message>
        <source>a DICOMDIR, which only lists other files</source>
        <translation>ein DICOMDIR, das nur andere Dateien aufführt</translation>
    </message>
    <message>
        <source>a FHIR bundle holds the whole plan, not {0} alone; write `{1}` instead</source>
        <translation>ein FHIR-Bündel enthält die ganze Planung, nicht {0} allein; schreiben Sie stattdessen `{1}`</translation>
    </message>
    <message>
        <source>a Poisson's ratio of {0} is outside -1 to {1}; nearly incompressible tissue needs another element</source>
        <translation>eine Querdehnzahl von {0} liegt außerhalb von -1 bis {1}; fast inkompressibles Gewebe braucht ein anderes Element</translation>
    </message>
    <message>
        <source>a body is named twice in the study; name each once</source>
        <translation>ein Körper ist in der Studie zweimal genannt; nennen Sie jeden einmal</translation>
    </message>
    <message>
        <source>a body weight of {0} kg can't be right; give it in kilograms</source>
        <translation>ein Körpergewicht von {0} kg kann nicht stimmen; geben Sie es in Kilogramm an</translation>
    </message>
    <message>
        <source>a box has two opposite corners, not {0}; give both or none</source>
        <translation>ein Quader hat zwei gegenüberliegende Ecken, nicht {0}; geben Sie beide an oder keine</translation>
    </message>
    <message>
        <source>a brick of the label map {0} has the wrong size; open an earlier revision</source>
        <translation>ein Block der Labelkarte {0} hat die falsche Größe; öffnen Sie eine frühere Revision</translation>
    </message>
    <message>
        <source>a calibration needs the CT values of at least two rods of different density</source>
        <translation>eine Kalibrierung braucht die CT-Werte von mindestens zwei Stäben verschiedener Dichte</translation>
    </message>
    <message>
        <source>a caller from {0} was turned away (set the server's sender_host if it sends from there)</source>
        <translation>ein Anrufer von {0} wurde abgewiesen (setzen Sie sender_host des Servers, falls er von dort sendet)</translation>
    </message>
    <message>
        <source>a caller with the AE title {0} was turned away (set the server's sender_ae if that is its own)</source>
        <translation>ein Anrufer mit dem AE-Titel {0} wurde abgewiesen (setzen Sie sender_ae des Servers, falls das sein eigener ist)</translation>
    </message>
    <message>
        <source>a component from a file has no family, size or options; leave them out</source>
        <translation>eine Komponente aus einer Datei hat weder Familie noch Größe noch Optionen; lassen Sie sie weg</translation>
    </message>
    <message>
        <source>a connection from {0} came to nothing: {1}</source>
        <translation>eine Verbindung von {0} kam nicht zustande: {1}</translation>
    </message>
    <message>
        <source>a coordinate is not a number ({0})</source>
        <translation>eine Koordinate ist keine Zahl ({0})</translation>
    </message>
    <message>
        <source>a curve to cut along has {0} to {1} points, not {2}</source>
        <translation>eine Schnittkurve hat {0} bis {1} Punkte, nicht {2}</translation>
    </message>
    <message>
        <source>a custom load needs a force: give `force_n` in newtons and patient directions</source>
        <translation>eine eigene Last braucht eine Kraft: Geben Sie `force_n` in Newton und Patientenrichtungen an</translation>
    </message>
    <message>
        <source>a direction is superior, left, posterior or three numbers: [L, P, S]</source>
        <translation>eine Richtung ist superior, left, posterior oder drei Zahlen: [L, P, S]</translation>
    </message>
    <message>
        <source>a direction needs a length: {0}</source>
        <translation>eine Richtung braucht eine Länge: {0}</translation>
    </message>
    <message>
        <source>a direction needs a length; {0} has none</source>
        <translation>eine Richtung braucht eine Länge; {0} hat keine</translation>
    </message>
    <message>
        <source>a document inside a DICOM file, which can't be cleaned</source>
        <translation>ein Dokument in einer DICOM-Datei, das nicht bereinigt werden kann</translation>
    </message>
    <message>
        <source>a face is shared by more than two tetrahedra</source>
        <translation>eine Fläche gehört zu mehr als zwei Tetraedern</translation>
    </message>
    <message>
        <source>a fall of its section to {0} %</source>
        <translation>einem Abfall des Querschnitts auf {0} %</translation>
    </message>
    <message>
        <source>a few seconds left</source>
        <translation>noch wenige Sekunden</translation>
    </message>
    <message>
        <source>a file ended its reader: it may be damaged; copy the scan again from its source</source>
        <translation>eine Datei hat ihr Leseprogramm beendet: Sie ist vielleicht beschädigt; kopieren Sie die Aufnahme erneut von der Quelle</translation>
    </message>
    <message>
        <source>a file of {0} frames can't be right</source>
        <translation>eine Datei mit {0} Bildern kann nicht stimmen</translation>
    </message>
    <message>
        <source>a file without ending</source>
        <translation>eine Datei ohne Endung</translation>
    </message>
    <message>
        <source>a force is spread over a radius above 0 mm, not {0}</source>
        <translation>eine Kraft wird über einen Radius über 0 mm verteilt, nicht {0}</translation>
    </message>
    <message>
        <source>a force of {0} N is no load</source>
        <translation>eine Kraft von {0} N ist keine Last</translation>
    </message>
    <message>
        <source>a frame of a movie must be a JPEG picture</source>
        <translation>ein Bild eines Films muss ein JPEG-Bild sein</translation>
    </message>
    <message>
        <source>a grid needs positive sizes and spacings, not {0} at {1} mm</source>
        <translation>ein Gitter braucht positive Größen und Abstände, nicht {0} bei {1} mm</translation>
    </message>
    <message>
        <source>a heading is laid out by its place in the report, not {0}</source>
        <translation>eine Überschrift wird nach ihrem Platz im Bericht gesetzt, nicht {0}</translation>
    </message>
    <message>
        <source>a hole of {0} edges is too crooked to be closed; close it in the program it came from</source>
        <translation>ein Loch mit {0} Kanten ist zu krumm, um es zu schließen; schließen Sie es im Programm, aus dem es kommt</translation>
    </message>
    <message>
        <source>a kerf of {0} mm can't be: it must be from 0 to {1} mm</source>
        <translation>ein Sägespalt von {0} mm ist nicht möglich: Er muss von 0 bis {1} mm reichen</translation>
    </message>
    <message>
        <source>a kind of image into which names are often written, and its header does not say that none is: {0}</source>
        <translation>eine Bildart, in die oft Namen geschrieben sind, und die Kopfdaten sagen nicht, dass keine darin sind: {0}</translation>
    </message>
    <message>
        <source>a kind of image into which names are often written: {0}</source>
        <translation>eine Bildart, in die oft Namen geschrieben sind: {0}</translation>
    </message>
    <message>
        <source>a line to cut along needs two different points</source>
        <translation>eine Schnittlinie braucht zwei verschiedene Punkte</translation>
    </message>
    <message>
        <source>a link or a device, not a file</source>
        <translation>eine Verknüpfung oder ein Gerät, keine Datei</translation>
    </message>
    <message>
        <source>a listener may not change what it is being told about; queue the change instead</source>
        <translation>ein Zuhörer darf nicht ändern, wovon er gerade erfährt; stellen Sie die Änderung zurück</translation>
    </message>
    <message>
        <source>a localiser (scout view), not part of a volume</source>
        <translation>ein Localizer (Scout), kein Teil eines Volumens</translation>
    </message>
    <message>
        <source>a longer stem is needed, say; no names</source>
        <translation>z. B. ein längerer Schaft ist nötig; keine Namen</translation>
    </message>
    <message>
        <source>a margin is a length up to {0} mm</source>
        <translation>ein Rand ist eine Länge bis {0} mm</translation>
    </message>
    <message>
        <source>a margin of 0 mm changes nothing; give a length above 0 to grow, below 0 to shrink</source>
        <translation>ein Rand von 0 mm ändert nichts; geben Sie zum Wachsen eine Länge über 0 an, zum Schrumpfen eine unter 0</translation>
    </message>
    <message>
        <source>a margin of {0} mm moves nothing of {1}: its voxels are {2} mm at least</source>
        <translation>ein Rand von {0} mm verschiebt an {1} nichts: Die Voxel messen mindestens {2} mm</translation>
    </message>
    <message>
        <source>a margin of {0} mm reaches over more than {1} voxels of {2}, which are {3} mm; go in several steps, or work on a coarser image</source>
        <translation>ein Rand von {0} mm reicht über mehr als {1} Voxel von {2}, die {3} mm messen; gehen Sie in mehreren Schritten vor oder arbeiten Sie auf einem gröberen Bild</translation>
    </message>
    <message>
        <source>a mask of shape {0} does not fit a grid of {1}</source>
        <translation>eine Maske der Form {0} passt nicht zu einem Gitter von {1}</translation>
    </message>
    <message>
        <source>a mesh needs bodies with different names, not {0}</source>
        <translation>ein Netz braucht Körper mit verschiedenen Namen, nicht {0}</translation>
    </message>
    <message>
        <source>a mirrored segment needs a name of its own; it is not put in place of the one it shows</source>
        <translation>ein gespiegeltes Segment braucht einen eigenen Namen; es tritt nicht an die Stelle dessen, das es zeigt</translation>
    </message>
    <message>
        <source>a mosaic (many slices tiled into one image) whose private headers {0} how many slices it holds; {1}</source>
        <translation>ein Mosaik (viele Schichten in einem Bild), dessen private Kopfdaten {0}, wie viele Schichten es enthält; {1}</translation>
    </message>
    <message>
        <source>a mosaic of several frames is not read; {0}</source>
        <translation>ein Mosaik aus mehreren Bildern wird nicht gelesen; {0}</translation>
    </message>
    <message>
        <source>a mosaic of {0} slices does not fit {1} x {2} pixels; {3}</source>
        <translation>ein Mosaik aus {0} Schichten passt nicht zu {1} x {2} Pixeln; {3}</translation>
    </message>
    <message>
        <source>a mosaic whose position does not agree with the slices of its protocol; {0}</source>
        <translation>ein Mosaik, dessen Lage nicht zu den Schichten seines Protokolls passt; {0}</translation>
    </message>
    <message>
        <source>a mosaic whose private headers are damaged; {0}</source>
        <translation>ein Mosaik, dessen private Kopfdaten beschädigt sind; {0}</translation>
    </message>
    <message>
        <source>a mosaic whose private headers contradict each other on where its slices lie; {0}</source>
        <translation>ein Mosaik, dessen private Kopfdaten sich über die Lage der Schichten widersprechen; {0}</translation>
    </message>
    <message>
        <source>a mosaic whose private headers do not say where its slices lie; {0}</source>
        <translation>ein Mosaik, dessen private Kopfdaten nicht sagen, wo die Schichten liegen; {0}</translation>
    </message>
    <message>
        <source>a mosaic whose slices do not follow each other along their normal; {0}</source>
        <translation>ein Mosaik, dessen Schichten nicht entlang ihrer Normalen aufeinander folgen; {0}</translation>
    </message>
    <message>
        <source>a mosaic without position, orientation or spacing; {0}</source>
        <translation>ein Mosaik ohne Lage, Ausrichtung oder Abstände; {0}</translation>
    </message>
    <message>
        <source>a movie needs a size and a rate, not {0} x {1} at {2} frames a second</source>
        <translation>ein Film braucht eine Größe und eine Rate, nicht {0} x {1} bei {2} Bildern je Sekunde</translation>
    </message>
    <message>
        <source>a note has at most {0} letters, not {1}; write it shorter</source>
        <translation>eine Notiz hat höchstens {0} Zeichen, nicht {1}; schreiben Sie sie kürzer</translation>
    </message>
    <message>
        <source>a note needs words; write some, or remove it</source>
        <translation>eine Notiz braucht Worte; schreiben Sie welche oder entfernen Sie sie</translation>
    </message>
    <message>
        <source>a number is needed, not {text}</source>
        <translation>eine Zahl ist nötig, nicht {text}</translation>
    </message>
    <message>
        <source>a part needs a name</source>
        <translation>ein Teil braucht einen Namen</translation>
    </message>
    <message>
        <source>a part of the server's answer is too large</source>
        <translation>ein Teil der Antwort des Servers ist zu groß</translation>
    </message>
    <message>
        <source>a part of {0} elements near ({1}) mm is not held: it can {2}; let it touch the rest over a face, hold it, or remove it from the segment</source>
        <translation>ein Teil aus {0} Elementen nahe ({1}) mm ist nicht gehalten: Er kann {2}; lassen Sie ihn den Rest über eine Fläche berühren, fixieren Sie ihn oder entfernen Sie ihn aus dem Segment</translation>
    </message>
    <message>
        <source>a part of {0} was interpolated between slices and not scanned</source>
        <translation>ein Teil von {0} wurde zwischen Schichten interpoliert und nicht aufgenommen</translation>
    </message>
    <message>
        <source>a path needs two points that lie apart; click along what is to be straightened</source>
        <translation>ein Pfad braucht zwei auseinander liegende Punkte; klicken Sie an dem entlang, was gestreckt werden soll</translation>
    </message>
    <message>
        <source>a phantom of {0} is not known; there is {1}</source>
        <translation>ein Phantom aus {0} ist nicht bekannt; es gibt {1}</translation>
    </message>
    <message>
        <source>a plan is done once it was approved and carried out; mark it as approved first</source>
        <translation>eine Planung ist erledigt, nachdem sie freigegeben und umgesetzt wurde; geben Sie sie zuerst frei</translation>
    </message>
    <message>
        <source>a point in the trachea, where it is not found by itself</source>
        <translation>ein Punkt in der Trachea, wo sie nicht von selbst gefunden wird</translation>
    </message>
    <message>
        <source>a point inside the lower jaw, in its body</source>
        <translation>ein Punkt im Unterkiefer, in seinem Körper</translation>
    </message>
    <message>
        <source>a point inside the skull, in its base or the cheekbone</source>
        <translation>ein Punkt im Schädel, in der Basis oder im Jochbein</translation>
    </message>
    <message>
        <source>a point is three numbers: [L, P, S] in mm</source>
        <translation>ein Punkt besteht aus drei Zahlen: [L, P, S] in mm</translation>
    </message>
    <message>
        <source>a point lies outside the box; place it inside, or make the box larger</source>
        <translation>ein Punkt liegt außerhalb des Quaders; setzen Sie ihn hinein oder machen Sie den Quader größer</translation>
    </message>
    <message>
        <source>a point of the brush lies far outside the image; give its LPS coordinates in mm</source>
        <translation>ein Punkt des Pinsels liegt weit außerhalb des Bildes; geben Sie LPS-Koordinaten in mm an</translation>
    </message>
    <message>
        <source>a point of the outline lies behind the eye; draw it before the eye</source>
        <translation>ein Punkt des Umrisses liegt hinter dem Auge; zeichnen Sie ihn vor dem Auge</translation>
    </message>
    <message>
        <source>a point of {0} is no place in the patient; give its LPS coordinates in mm</source>
        <translation>ein Punkt von {0} ist kein Ort im Patienten; geben Sie LPS-Koordinaten in mm an</translation>
    </message>
    <message>
        <source>a pose needs a right-handed orthonormal rotation</source>
        <translation>eine Lage braucht eine rechtshändige orthonormale Drehung</translation>
    </message>
    <message>
        <source>a pose needs two directions that are not parallel, not x {0} and y {1}</source>
        <translation>eine Lage braucht zwei nicht parallele Richtungen, nicht x {0} und y {1}</translation>
    </message>
    <message>
        <source>a press fit of {0} mm can't be; it must be 0 or more</source>
        <translation>ein Press-fit von {0} mm ist nicht möglich; er muss 0 oder mehr betragen</translation>
    </message>
    <message>
        <source>a profile needs two different points</source>
        <translation>ein Profil braucht zwei verschiedene Punkte</translation>
    </message>
    <message>
        <source>a radius of {0} mm reaches no neighbour: voxels are {1} mm apart at least</source>
        <translation>ein Radius von {0} mm erreicht keinen Nachbarn: Voxel liegen mindestens {1} mm auseinander</translation>
    </message>
    <message>
        <source>a rectangle to be masked reaches beyond the image of {0} x {1} pixels</source>
        <translation>ein zu schwärzendes Rechteck reicht über das Bild von {0} x {1} Pixeln hinaus</translation>
    </message>
    <message>
        <source>a registration has to be computed before it can be applied; run it through a session</source>
        <translation>eine Registrierung muss gerechnet sein, bevor sie angewandt werden kann; führen Sie sie in einer Sitzung aus</translation>
    </message>
    <message>
        <source>a resection and its two fragments need three different names</source>
        <translation>eine Resektion und ihre zwei Fragmente brauchen drei verschiedene Namen</translation>
    </message>
    <message>
        <source>a rise of its section to {0} %</source>
        <translation>einem Anstieg des Querschnitts auf {0} %</translation>
    </message>
    <message>
        <source>a scan can't be registered to itself; name two</source>
        <translation>eine Aufnahme kann nicht auf sich selbst registriert werden; nennen Sie zwei</translation>
    </message>
    <message>
        <source>a scenario needs a new name; there is: {0}</source>
        <translation>ein Szenario braucht einen neuen Namen; es gibt: {0}</translation>
    </message>
    <message>
        <source>a seed is a whole number from 0 on, not {0}</source>
        <translation>ein Startwert ist eine ganze Zahl ab 0, nicht {0}</translation>
    </message>
    <message>
        <source>a seed of {0} at ({1}) lies outside {2}; place it inside the bone</source>
        <translation>ein Saatpunkt von {0} bei ({1}) liegt außerhalb von {2}; setzen Sie ihn in den Knochen</translation>
    </message>
    <message>
        <source>a segment can be split into 1 to {0} parts at once, not {1}</source>
        <translation>ein Segment kann auf einmal in 1 bis {0} Teile getrennt werden, nicht {1}</translation>
    </message>
    <message>
        <source>a segment can't grow to one side and shrink from another at once; do it in two steps</source>
        <translation>ein Segment kann nicht zugleich nach einer Seite wachsen und an einer anderen schrumpfen; tun Sie es in zwei Schritten</translation>
    </message>
    <message>
        <source>a segment is named twice among those that grow and their rivals; name each once</source>
        <translation>ein Segment ist unter den wachsenden und ihren Rivalen zweimal genannt; nennen Sie jedes einmal</translation>
    </message>
    <message>
        <source>a sequence of tilted or uneven slices can't be kept as one, because only the planes of one phase can be kept beside it; choose one of {0} with `phase`</source>
        <translation>eine Sequenz aus geneigten oder ungleichmäßigen Schichten kann nicht als eine behalten werden, weil nur die Ebenen einer Phase daneben Platz finden; wählen Sie eine von {0} mit `phase`</translation>
    </message>
    <message>
        <source>a server is written as fields with values</source>
        <translation>ein Server wird als Felder mit Werten geschrieben</translation>
    </message>
    <message>
        <source>a shell of it bounds no solid ({0})</source>
        <translation>eine Schale davon begrenzt keinen Körper ({0})</translation>
    </message>
    <message>
        <source>a side belongs to a standard name; say also which, as `anatomy`</source>
        <translation>eine Seite gehört zu einem Standardnamen; geben Sie auch diesen an, als `anatomy`</translation>
    </message>
    <message>
        <source>a side is left or right, not {0}</source>
        <translation>eine Seite ist links oder rechts, nicht {0}</translation>
    </message>
    <message>
        <source>a start from landmarks needs pairs of them; give at least three as `landmarks`</source>
        <translation>ein Start aus Landmarken braucht Paare davon; geben Sie mindestens drei als `landmarks` an</translation>
    </message>
    <message>
        <source>a stem's fit is measured to the canal, which is found by its HU, and this image has none; choose a CT</source>
        <translation>der Sitz eines Schafts wird zum Markraum gemessen, der nach seinen HU gefunden wird, und dieses Bild hat keine; wählen Sie ein CT</translation>
    </message>
    <message>
        <source>a stored surface can't be read; import it again</source>
        <translation>eine gespeicherte Oberfläche ist nicht lesbar; importieren Sie sie erneut</translation>
    </message>
    <message>
        <source>a stored surface is cut short; import it again</source>
        <translation>eine gespeicherte Oberfläche ist abgeschnitten; importieren Sie sie erneut</translation>
    </message>
    <message>
        <source>a stored surface names points it does not have; import it again</source>
        <translation>eine gespeicherte Oberfläche nennt Punkte, die sie nicht hat; importieren Sie sie erneut</translation>
    </message>
    <message>
        <source>a study needs at least one body: name segments, fragments or implants</source>
        <translation>eine Studie braucht mindestens einen Körper: Nennen Sie Segmente, Fragmente oder Implantate</translation>
    </message>
    <message>
        <source>a surface can't be registered to itself; name two</source>
        <translation>eine Oberfläche kann nicht auf sich selbst registriert werden; nennen Sie zwei</translation>
    </message>
    <message>
        <source>a surface can't be written as {0}; use .stl, .ply, .obj or .3mf</source>
        <translation>eine Oberfläche kann nicht als {0} geschrieben werden; nehmen Sie .stl, .ply, .obj oder .3mf</translation>
    </message>
    <message>
        <source>a surface of {0} points is too small to fit</source>
        <translation>eine Oberfläche mit {0} Punkten ist zu klein für eine Anpassung</translation>
    </message>
    <message>
        <source>a surface of {0} triangles is not a closed solid ({1}); repair it first</source>
        <translation>eine Oberfläche mit {0} Dreiecken ist kein geschlossener Körper ({1}); reparieren Sie sie zuerst</translation>
    </message>
    <message>
        <source>a surface with {0} open edges that bounds no solid ({1}) can't be cut; close its holes, or smooth the segment, first</source>
        <translation>eine Oberfläche mit {0} offenen Kanten, die keinen Körper begrenzt ({1}), kann nicht geschnitten werden; schließen Sie zuerst ihre Löcher oder glätten Sie das Segment</translation>
    </message>
    <message>
        <source>a volume of {0} voxels is larger than can be handled; export it at a lower resolution</source>
        <translation>ein Volumen von {0} Voxeln ist größer, als verarbeitet werden kann; exportieren Sie es mit geringerer Auflösung</translation>
    </message>
    <message>
        <source>a voxel is said to be inside and outside; place points and strokes apart</source>
        <translation>ein Voxel soll zugleich innen und außen sein; setzen Sie Punkte und Striche auseinander</translation>
    </message>
    <message>
        <source>a wall of {0} mm can't be made of the voxels of {1}, which are {2} mm: it takes 1 to {3} of them</source>
        <translation>eine Wand von {0} mm ist aus den Voxeln von {1}, die {2} mm messen, nicht herzustellen: Sie braucht 1 bis {3} davon</translation>
    </message>
    <message>
        <source>a whole number is needed, not {text}</source>
        <translation>eine ganze Zahl ist nötig, nicht {text}</translation>
    </message>
    <message>
        <source>a {0} can't be carried</source>
        <translation>{0} kann nicht mitgenommen werden</translation>
    </message>
    <message>
        <source>a {0} is never carried</source>
        <translation>{0} wird nie mitgenommen</translation>
    </message>
    <message>
        <source>a {0} mm head leaves a {1} mm liner in a {2} mm cup, at least {3} mm is needed; choose a smaller head or a larger cup</source>
        <translation>ein Kopf von {0} mm lässt ein Inlay von {1} mm in einer Pfanne von {2} mm, mindestens {3} mm sind nötig; wählen Sie einen kleineren Kopf oder eine größere Pfanne</translation>
    </message>
    <message>
        <source>a {0} segmentation with {1} bits a pixel can't be right; export it again</source>
        <translation>eine Segmentierung {0} mit {1} Bit je Pixel kann nicht stimmen; exportieren Sie sie erneut</translation>
    </message>
    <message>
        <source>about {hours:.1f} h left</source>
        <translation>noch etwa {hours:.1f} h</translation>
    </message>
    <message>
        <source>about {minutes} min left</source>
        <translation>noch etwa {minutes} min</translation>
    </message>
    <message>
        <source>about {seconds} s left</source>
        <translation>noch etwa {seconds} s</translation>
    </message>
    <message>
        <source>above the mean</source>
        <translation>über dem Mittel</translation>
    </message>
    <message>
        <source>add</source>
        <translation>hinzufügen</translation>
    </message>
    <message>
        <source>adding what lies round seed {0}</source>
        <translation>was um Saatpunkt {0} liegt, wird hinzugefügt</translation>
    </message>
    <message>
        <source>affine</source>
        <translation>affin</translation>
    </message>
    <message>
        <source>affine: also stretched</source>
        <translation>affin: auch gestreckt</translation>
    </message>
    <message>
        <source>air</source>
        <translation>Luft</translation>
    </message>
    <message>
        <source>all but at</source>
        <translation>alle außer an der Stelle</translation>
    </message>
    <message>
        <source>all of it turns inwards</source>
        <translation>alles ist nach innen gewendet</translation>
    </message>
    <message>
        <source>all of them, as a sequence</source>
        <translation>alle, als Sequenz</translation>
    </message>
    <message>
        <source>all sites of the study together</source>
        <translation>alle Orte der Studie zusammen</translation>
    </message>
    <message>
        <source>allowed AE title</source>
        <translation>zugelassener AE-Titel</translation>
    </message>
    <message>
        <source>along an axis</source>
        <translation>entlang einer Achse</translation>
    </message>
    <message>
        <source>along guide</source>
        <translation>entlang Führung</translation>
    </message>
    <message>
        <source>along its axes of inertia, {0}</source>
        <translation>entlang der Trägheitsachsen, {0}</translation>
    </message>
    <message>
        <source>along the femur's own axes, new head against old head</source>
        <translation>entlang der Achsen des Femurs, neuer Kopf gegen alten Kopf</translation>
    </message>
    <message>
        <source>an AI model has to be run before its segments can be taken; run it through a session</source>
        <translation>ein KI-Modell muss gelaufen sein, bevor seine Segmente übernommen werden können; führen Sie es in einer Sitzung aus</translation>
    </message>
    <message>
        <source>an angle needs three or four points, not {0}</source>
        <translation>ein Winkel braucht drei oder vier Punkte, nicht {0}</translation>
    </message>
    <message>
        <source>an answer of {0} bytes is too long</source>
        <translation>eine Antwort von {0} Byte ist zu lang</translation>
    </message>
    <message>
        <source>an archive can't be asked for {0}; ask for echo, studies, series or preview</source>
        <translation>ein Archiv kann nicht nach {0} gefragt werden; fragen Sie nach echo, studies, series oder preview</translation>
    </message>
    <message>
        <source>an archive within the archive; unpack it first</source>
        <translation>ein Archiv im Archiv; entpacken Sie es zuerst</translation>
    </message>
    <message>
        <source>an area needs at least three points, not {0}</source>
        <translation>eine Fläche braucht mindestens drei Punkte, nicht {0}</translation>
    </message>
    <message>
        <source>an array of shape {0} does not fit a grid of {1}</source>
        <translation>ein Feld der Form {0} passt nicht zu einem Gitter von {1}</translation>
    </message>
    <message>
        <source>an arrow needs two different places</source>
        <translation>ein Pfeil braucht zwei verschiedene Orte</translation>
    </message>
    <message>
        <source>an arrow runs from the words to what they are about: give two different places</source>
        <translation>ein Pfeil läuft von den Worten zu dem, worum es geht: Geben Sie zwei verschiedene Orte an</translation>
    </message>
    <message>
        <source>an edge near {0} mm is shared by {1} triangles that bound no solid; take the extra ones away in the program it came from</source>
        <translation>eine Kante nahe {0} mm gehört zu {1} Dreiecken, die keinen Körper begrenzen; entfernen Sie die überzähligen im Programm, aus dem sie kommt</translation>
    </message>
    <message>
        <source>an element of several materials is all of the one that fills most of it</source>
        <translation>ein Element aus mehreren Werkstoffen gilt ganz als der, der den größten Teil füllt</translation>
    </message>
    <message>
        <source>an element size of {0} mm makes no mesh; give a positive length</source>
        <translation>eine Elementgröße von {0} mm ergibt kein Netz; geben Sie eine positive Länge an</translation>
    </message>
    <message>
        <source>an image of {0} x {1} pixels can't be right</source>
        <translation>ein Bild von {0} x {1} Pixeln kann nicht stimmen</translation>
    </message>
    <message>
        <source>an import has to be computed before it can be applied; run it through a session</source>
        <translation>ein Import muss gerechnet sein, bevor er angewandt werden kann; führen Sie ihn in einer Sitzung aus</translation>
    </message>
    <message>
        <source>an interface can be bonded, not {0}</source>
        <translation>ein Kontakt kann fest verbunden sein (bonded), nicht {0}</translation>
    </message>
    <message>
        <source>an operation is a table of `do` and named fields, not {0}</source>
        <translation>ein Befehl ist eine Tabelle aus `do` und benannten Feldern, nicht {0}</translation>
    </message>
    <message>
        <source>an outline of {0} points holds {1} coordinates; copy it again from its source</source>
        <translation>ein Umriss aus {0} Punkten enthält {1} Koordinaten; kopieren Sie ihn erneut von der Quelle</translation>
    </message>
    <message>
        <source>an ultrasound image</source>
        <translation>ein Ultraschallbild</translation>
    </message>
    <message>
        <source>and for {more} more reasons</source>
        <translation>und aus {more} weiteren Gründen</translation>
    </message>
    <message>
        <source>aneurysm</source>
        <translation>Aneurysma</translation>
    </message>
    <message>
        <source>anonymised</source>
        <translation>anonymisiert</translation>
    </message>
    <message>
        <source>another file of the archive has its name</source>
        <translation>eine andere Datei des Archivs heißt so</translation>
    </message>
    <message>
        <source>another place fits nearly as well ({0} % of the likeness)</source>
        <translation>eine andere Stelle passt fast ebenso gut ({0} % der Ähnlichkeit)</translation>
    </message>
    <message>
        <source>another program wrote {0} meanwhile; close the case and open it again</source>
        <translation>ein anderes Programm hat inzwischen in {0} geschrieben; schließen Sie den Fall und öffnen Sie ihn erneut</translation>
    </message>
    <message>
        <source>anterior</source>
        <translation>vorn</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>any amount</source>
        <translation>beliebig weit</translation>
    </message>
    <message>
        <source>any cortical bone; the CT is not asked</source>
        <translation>beliebiger kortikaler Knochen; das CT wird nicht befragt</translation>
    </message>
    <message>
        <source>any operation</source>
        <translation>beliebige Operation</translation>
    </message>
    <message>
        <source>aorta</source>
        <translation>Aorta</translation>
    </message>
    <message>
        <source>application/dicom+json</source>
        <translation>application/dicom+json</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>freigegeben</translation>
    </message>
    <message>
        <source>archives is a list</source>
        <translation>archives ist eine Liste</translation>
    </message>
    <message>
        <source>archives names one archive twice</source>
        <translation>archives nennt ein Archiv zweimal</translation>
    </message>
    <message>
        <source>archives: {names}</source>
        <translation>Archive: {names}</translation>
    </message>
    <message>
        <source>are too coarse</source>
        <translation>sind zu grob</translation>
    </message>
    <message>
        <source>area beyond the canal wall; {0}</source>
        <translation>Fläche jenseits der Markraumwand; {0}</translation>
    </message>
    <message>
        <source>area outside the bone; {0}</source>
        <translation>Fläche außerhalb des Knochens; {0}</translation>
    </message>
    <message>
        <source>area with a gap of at most {0} mm or beyond the wall; {1}</source>
        <translation>Fläche mit einem Spalt von höchstens {0} mm oder jenseits der Wand; {1}</translation>
    </message>
    <message>
        <source>array {0} is not of its size</source>
        <translation>Feld {0} hat nicht seine Größe</translation>
    </message>
    <message>
        <source>arrow x</source>
        <translation>Pfeil x</translation>
    </message>
    <message>
        <source>arrow y</source>
        <translation>Pfeil y</translation>
    </message>
    <message>
        <source>arrow z</source>
        <translation>Pfeil z</translation>
    </message>
    <message>
        <source>artery</source>
        <translation>Arterie</translation>
    </message>
    <message>
        <source>as cut</source>
        <translation>wie geschnitten</translation>
    </message>
    <message>
        <source>as in the file</source>
        <translation>wie in der Datei</translation>
    </message>
    <message>
        <source>asking which images there are</source>
        <translation>fragt, welche Bilder es gibt</translation>
    </message>
    <message>
        <source>asking {0}</source>
        <translation>fragt {0}</translation>
    </message>
    <message>
        <source>assembling the stiffness</source>
        <translation>stellt die Steifigkeit zusammen</translation>
    </message>
    <message>
        <source>at</source>
        <translation>an der Stelle</translation>
    </message>
    <message>
        <source>at the middle one of {0}</source>
        <translation>am mittleren von {0}</translation>
    </message>
    <message>
        <source>at the points of the implant's mesh, to the segment's surface</source>
        <translation>an den Punkten des Implantatnetzes, zur Oberfläche des Segments</translation>
    </message>
    <message>
        <source>at {0} HU the seed is hardly brighter than soft tissue; place it inside a lumen with contrast</source>
        <translation>bei {0} HU ist der Saatpunkt kaum heller als Weichgewebe; setzen Sie ihn in ein Lumen mit Kontrastmittel</translation>
    </message>
    <message>
        <source>at {0} HU the seed is hardly brighter than soft tissue; place it inside the portal vein in a CT of the portal phase</source>
        <translation>bei {0} HU ist der Saatpunkt kaum heller als Weichgewebe; setzen Sie ihn in die Pfortader eines CT der portalvenösen Phase</translation>
    </message>
    <message>
        <source>at {along:.1f} of {length:.1f} mm</source>
        <translation>bei {along:.1f} von {length:.1f} mm</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>automatisch</translation>
    </message>
    <message>
        <source>averaging the modulus over the elements</source>
        <translation>mittelt den E-Modul über die Elemente</translation>
    </message>
    <message>
        <source>axial</source>
        <translation>axial</translation>
    </message>
    <message>
        <source>axial plane</source>
        <translation>axiale Ebene</translation>
    </message>
    <message>
        <source>back onto the scan</source>
        <translation>zurück auf die Aufnahme</translation>
    </message>
    <message>
        <source>ball inside a shell, shared faces</source>
        <translation>Kugel in einer Schale, gemeinsame Flächen</translation>
    </message>
    <message>
        <source>ball of 10 mm in curved {0} mm elements</source>
        <translation>Kugel von 10 mm in gekrümmten Elementen von {0} mm</translation>
    </message>
    <message>
        <source>ball of 10 mm in {0} mm elements</source>
        <translation>Kugel von 10 mm in Elementen von {0} mm</translation>
    </message>
    <message>
        <source>bar of 6 mm, 3 mm off the middle of a canal of 8 mm</source>
        <translation>Stab von 6 mm, 3 mm neben der Mitte eines Markraums von 8 mm</translation>
    </message>
    <message>
        <source>bar of {0} mm in a canal of {1} mm, {2}</source>
        <translation>Stab von {0} mm in einem Markraum von {1} mm, {2}</translation>
    </message>
    <message>
        <source>before registration: places do not correspond</source>
        <translation>vor der Registrierung: Orte entsprechen sich nicht</translation>
    </message>
    <message>
        <source>being measured…</source>
        <translation>wird gemessen…</translation>
    </message>
    <message>
        <source>below the floor of {0} MPa</source>
        <translation>unter der Untergrenze von {0} MPa</translation>
    </message>
    <message>
        <source>bending the scan onto the other failed where they share too little; register rigidly</source>
        <translation>das Verformen der Aufnahme auf die andere misslang, wo sie zu wenig gemeinsam haben; registrieren Sie starr</translation>
    </message>
    <message>
        <source>bending, knots {0} mm apart</source>
        <translation>verformt, Stützstellen {0} mm auseinander</translation>
    </message>
    <message>
        <source>between the lines 1 to 2 and 3 to 4 of {0}</source>
        <translation>zwischen den Linien 1 bis 2 und 3 bis 4 von {0}</translation>
    </message>
    <message>
        <source>bits beyond the {0} stored ones were ignored, as the header asks; look at the values</source>
        <translation>Bits über die {0} gespeicherten hinaus wurden ignoriert, wie die Kopfdaten verlangen; sehen Sie die Werte an</translation>
    </message>
    <message>
        <source>blended</source>
        <translation>überblendet</translation>
    </message>
    <message>
        <source>bonded</source>
        <translation>fest verbunden</translation>
    </message>
    <message>
        <source>bone</source>
        <translation>Knochen</translation>
    </message>
    <message>
        <source>bone gets its modulus from HU, and the study's image has none; choose a CT</source>
        <translation>Knochen erhält seinen E-Modul aus HU, und das Bild der Studie hat keine; wählen Sie ein CT</translation>
    </message>
    <message>
        <source>bone is held from 0 mm or more below the landmark on, not {0} mm</source>
        <translation>Knochen wird ab 0 mm oder mehr unterhalb der Landmarke fixiert, nicht {0} mm</translation>
    </message>
    <message>
        <source>bone, vessel, brain, skin, tumour, liver, metal or other.</source>
        <translation>bone, vessel, brain, skin, tumour, liver, metal oder other.</translation>
    </message>
    <message>
        <source>both segments are empty, so there is nothing to compare</source>
        <translation>beide Segmente sind leer, es gibt also nichts zu vergleichen</translation>
    </message>
    <message>
        <source>brain</source>
        <translation>Gehirn</translation>
    </message>
    <message>
        <source>bricks are made of segments: name one or more</source>
        <translation>Bausteine werden aus Segmenten gemacht: Nennen Sie eines oder mehrere</translation>
    </message>
    <message>
        <source>bricks are written as {0}, not {1}; give the file one of these endings</source>
        <translation>Bausteine werden als {0} geschrieben, nicht {1}; geben Sie der Datei eine dieser Endungen</translation>
    </message>
    <message>
        <source>building the coarse levels</source>
        <translation>baut die groben Stufen</translation>
    </message>
    <message>
        <source>by Otsu's level</source>
        <translation>nach Otsus Schwelle</translation>
    </message>
    <message>
        <source>by another process</source>
        <translation>von einem anderen Prozess</translation>
    </message>
    <message>
        <source>by {0} on {1} (process {2}, since {3})</source>
        <translation>von {0} auf {1} (Prozess {2}, seit {3})</translation>
    </message>
    <message>
        <source>calcium</source>
        <translation>Kalk</translation>
    </message>
    <message>
        <source>called AE title</source>
        <translation>gerufener AE-Titel</translation>
    </message>
    <message>
        <source>calming noise</source>
        <translation>glättet Rauschen</translation>
    </message>
    <message>
        <source>can't be known from the header: look</source>
        <translation>aus den Kopfdaten nicht zu erkennen: sehen Sie nach</translation>
    </message>
    <message>
        <source>can't be reached ({0}); check the address, and that it runs</source>
        <translation>ist nicht erreichbar ({0}); prüfen Sie die Adresse und ob er läuft</translation>
    </message>
    <message>
        <source>can't be reached or broke off; check the address, and that it runs</source>
        <translation>ist nicht erreichbar oder brach ab; prüfen Sie die Adresse und ob er läuft</translation>
    </message>
    <message>
        <source>can't be right</source>
        <translation>kann nicht stimmen</translation>
    </message>
    <message>
        <source>canal</source>
        <translation>Markraum</translation>
    </message>
    <message>
        <source>canal axis</source>
        <translation>Markraumachse</translation>
    </message>
    <message>
        <source>canal fill</source>
        <translation>Markraumfüllung</translation>
    </message>
    <message>
        <source>canal fill by area</source>
        <translation>Markraumfüllung nach Fläche</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>ist nicht lesbar</translation>
    </message>
    <message>
        <source>cantilever with shear</source>
        <translation>Kragbalken mit Schub</translation>
    </message>
    <message>
        <source>cap of a sphere of 24 mm</source>
        <translation>Kappe einer Kugel von 24 mm</translation>
    </message>
    <message>
        <source>cartilage</source>
        <translation>Knorpel</translation>
    </message>
    <message>
        <source>cases of schema {0} can't be read any more; open it with an older surgplan first</source>
        <translation>Fälle des Schemas {0} sind nicht mehr lesbar; öffnen Sie den Fall zuerst mit einem älteren surgplan</translation>
    </message>
    <message>
        <source>catalogue or stated with the implant</source>
        <translation>Katalog oder mit dem Implantat angegeben</translation>
    </message>
    <message>
        <source>catalogue, kept in the case</source>
        <translation>Katalog, im Fall aufbewahrt</translation>
    </message>
    <message>
        <source>caused by </source>
        <translation>verursacht durch </translation>
    </message>
    <message>
        <source>ceiling of the law: higher values are lowered to it</source>
        <translation>Obergrenze des Materialgesetzes: Höhere Werte werden auf sie gesenkt</translation>
    </message>
    <message>
        <source>centimetres</source>
        <translation>Zentimeter</translation>
    </message>
    <message>
        <source>centre</source>
        <translation>Mitte</translation>
    </message>
    <message>
        <source>centre of the sphere of radius {0} mm fitted to the head of {1} (rms {2} mm over {3} % of the sphere)</source>
        <translation>Mitte der Kugel vom Radius {0} mm, an den Kopf von {1} angepasst (RMS {2} mm über {3} % der Kugel)</translation>
    </message>
    <message>
        <source>centred</source>
        <translation>mittig</translation>
    </message>
    <message>
        <source>changes volumes too much</source>
        <translation>ändert Volumen zu stark</translation>
    </message>
    <message>
        <source>check its unit and frame</source>
        <translation>prüfen Sie Einheit und Bezugssystem</translation>
    </message>
    <message>
        <source>checkerboard</source>
        <translation>Schachbrett</translation>
    </message>
    <message>
        <source>checking the fit</source>
        <translation>prüft die Passung</translation>
    </message>
    <message>
        <source>checking the mesh</source>
        <translation>prüft das Netz</translation>
    </message>
    <message>
        <source>checking the place</source>
        <translation>prüft die Stelle</translation>
    </message>
    <message>
        <source>choose a scan</source>
        <translation>wählen Sie eine Aufnahme</translation>
    </message>
    <message>
        <source>choose a {what} first</source>
        <translation>wählen Sie zuerst: {what}</translation>
    </message>
    <message>
        <source>circle of the canal's area of {0} mm2, {1}</source>
        <translation>Kreis der Markraumfläche von {0} mm2, {1}</translation>
    </message>
    <message>
        <source>clear</source>
        <translation>frei</translation>
    </message>
    <message>
        <source>clearing crumbs</source>
        <translation>entfernt Krümel</translation>
    </message>
    <message>
        <source>click in a slice</source>
        <translation>klicken Sie in eine Schicht</translation>
    </message>
    <message>
        <source>click inside it</source>
        <translation>klicken Sie hinein</translation>
    </message>
    <message>
        <source>close</source>
        <translation>schließen</translation>
    </message>
    <message>
        <source>closed form: a linear field</source>
        <translation>geschlossene Form: ein lineares Feld</translation>
    </message>
    <message>
        <source>closed form: a linear field of the patient coordinates</source>
        <translation>geschlossene Form: ein lineares Feld der Patientenkoordinaten</translation>
    </message>
    <message>
        <source>closing the bones</source>
        <translation>schließt die Knochen</translation>
    </message>
    <message>
        <source>columns, rows, slices, as planned on</source>
        <translation>Spalten, Zeilen, Schichten, wie geplant wurde</translation>
    </message>
    <message>
        <source>contact</source>
        <translation>Kontakt</translation>
    </message>
    <message>
        <source>contact area over the whole area of {0} mm2; {1}</source>
        <translation>Kontaktfläche durch die ganze Fläche von {0} mm2; {1}</translation>
    </message>
    <message>
        <source>contradict each other on</source>
        <translation>sich darüber widersprechen</translation>
    </message>
    <message>
        <source>copy the scan again from its source</source>
        <translation>kopieren Sie die Aufnahme erneut von der Quelle</translation>
    </message>
    <message>
        <source>copying data {0} of {1}</source>
        <translation>kopiert Daten {0} von {1}</translation>
    </message>
    <message>
        <source>coronal</source>
        <translation>koronar</translation>
    </message>
    <message>
        <source>coronal plane</source>
        <translation>koronare Ebene</translation>
    </message>
    <message>
        <source>cortex ({0} HU) and marrow ({1} HU) differ by less than {2} HU, so the canal has no wall to measure to; check the points of the shaft and the image</source>
        <translation>Kortikalis ({0} HU) und Mark ({1} HU) unterscheiden sich um weniger als {2} HU, daher hat der Markraum keine Wand, zu der gemessen werden kann; prüfen Sie die Punkte der Diaphyse und das Bild</translation>
    </message>
    <message>
        <source>could not be solved: {0}</source>
        <translation>konnte nicht berechnet werden: {0}</translation>
    </message>
    <message>
        <source>could not be told from lung</source>
        <translation>war nicht von Lunge zu unterscheiden</translation>
    </message>
    <message>
        <source>could not be worked out: {0}</source>
        <translation>ließ sich nicht ermitteln: {0}</translation>
    </message>
    <message>
        <source>cup of 54 mm for a head of 36 mm</source>
        <translation>Pfanne von 54 mm für einen Kopf von 36 mm</translation>
    </message>
    <message>
        <source>curving the elements' sides</source>
        <translation>krümmt die Seiten der Elemente</translation>
    </message>
    <message>
        <source>custom</source>
        <translation>eigene</translation>
    </message>
    <message>
        <source>cutting at the cheapest border</source>
        <translation>schneidet an der günstigsten Grenze</translation>
    </message>
    <message>
        <source>cylinder cut by two planes</source>
        <translation>Zylinder, durch zwei Ebenen geschnitten</translation>
    </message>
    <message>
        <source>damaged within the archive</source>
        <translation>im Archiv beschädigt</translation>
    </message>
    <message>
        <source>darkness must lie between 0 and 1, and the gap's width between 0 and 30 mm</source>
        <translation>die Dunkelheit muss zwischen 0 und 1 liegen, die Breite der Lücke zwischen 0 und 30 mm</translation>
    </message>
    <message>
        <source>date not known</source>
        <translation>Datum nicht bekannt</translation>
    </message>
    <message>
        <source>date not stated in the scan</source>
        <translation>Datum in der Aufnahme nicht angegeben</translation>
    </message>
    <message>
        <source>december dezember dec dez</source>
        <translation>december dezember dec dez</translation>
    </message>
    <message>
        <source>defaults is a table of names and values</source>
        <translation>defaults ist eine Tabelle aus Namen und Werten</translation>
    </message>
    <message>
        <source>deflection of the end</source>
        <translation>Durchbiegung des Endes</translation>
    </message>
    <message>
        <source>deformable</source>
        <translation>verformbar</translation>
    </message>
    <message>
        <source>deformable: also bent</source>
        <translation>verformbar: auch gebogen</translation>
    </message>
    <message>
        <source>depth</source>
        <translation>Tiefe</translation>
    </message>
    <message>
        <source>did not answer in time; check the address and the network</source>
        <translation>antwortete nicht rechtzeitig; prüfen Sie die Adresse und das Netzwerk</translation>
    </message>
    <message>
        <source>did not answer within {0} s; check the address and the network</source>
        <translation>antwortete nicht innerhalb von {0} s; prüfen Sie die Adresse und das Netzwerk</translation>
    </message>
    <message>
        <source>did you mean {0}?</source>
        <translation>meinten Sie {0}?</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <source>disc</source>
        <translation>Scheibe</translation>
    </message>
    <message>
        <source>distal</source>
        <translation>distal</translation>
    </message>
    <message>
        <source>distance of surface nodes, largest</source>
        <translation>Abstand der Oberflächenknoten, größter</translation>
    </message>
    <message>
        <source>distance, 99th percentile</source>
        <translation>Abstand, 99. Perzentil</translation>
    </message>
    <message>
        <source>distances between the surfaces</source>
        <translation>Abstände zwischen den Oberflächen</translation>
    </message>
    <message>
        <source>distances to the bone</source>
        <translation>Abstände zum Knochen</translation>
    </message>
    <message>
        <source>distances to the canal</source>
        <translation>Abstände zum Markraum</translation>
    </message>
    <message>
        <source>do not tell</source>
        <translation>nicht sagen</translation>
    </message>
    <message>
        <source>does not agree on TLS ({0}); check that it speaks TLS and trusts our certificate</source>
        <translation>stimmt TLS nicht zu ({0}); prüfen Sie, ob er TLS spricht und unserem Zertifikat vertraut</translation>
    </message>
    <message>
        <source>does not agree on TLS ({0}); check that it trusts our certificate</source>
        <translation>stimmt TLS nicht zu ({0}); prüfen Sie, ob er unserem Zertifikat vertraut</translation>
    </message>
    <message>
        <source>does not suit it</source>
        <translation>nicht geeignet</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>donor's bone for a graft, say; no names, it is kept in the journal</source>
        <translation>z. B. Spenderknochen für ein Transplantat; keine Namen, es steht dann im Journal</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>draft, reviewed, approved, or done once an approved plan was carried out.</source>
        <translation>draft, reviewed, approved oder done, sobald eine freigegebene Planung durchgeführt wurde.</translation>
    </message>
    <message>
        <source>dropping specks</source>
        <translation>entfernt Teilchen</translation>
    </message>
    <message>
        <source>edge length of the tetrahedra, stated with the study</source>
        <translation>Kantenlänge der Tetraeder, mit der Studie angegeben</translation>
    </message>
    <message>
        <source>edges and corners that elements of {0} mm cut off</source>
        <translation>Kanten und Ecken, die Elemente von {0} mm abschneiden</translation>
    </message>
    <message>
        <source>elements are refined within 0 mm or more of a body, not {0} mm</source>
        <translation>Elemente werden innerhalb von 0 mm oder mehr um einen Körper verfeinert, nicht {0} mm</translation>
    </message>
    <message>
        <source>elements can be refined only to a length: give `refine_mm`</source>
        <translation>Elemente lassen sich nur auf eine Länge verfeinern: Geben Sie `refine_mm` an</translation>
    </message>
    <message>
        <source>elements of {0} mm are too fine for a body of this size and place; use larger ones</source>
        <translation>Elemente von {0} mm sind für einen Körper dieser Größe und Lage zu fein; nehmen Sie größere</translation>
    </message>
    <message>
        <source>elements of {0} mm are too fine for a body of this size; use larger ones</source>
        <translation>Elemente von {0} mm sind für einen Körper dieser Größe zu fein; nehmen Sie größere</translation>
    </message>
    <message>
        <source>elements of {0} mm can't be made; choose {1} to {2} mm</source>
        <translation>Elemente von {0} mm sind nicht möglich; wählen Sie {1} bis {2} mm</translation>
    </message>
    <message>
        <source>elements of {0} mm can't be refined to {1} mm; choose {2} mm or more, and no more than the element size</source>
        <translation>Elemente von {0} mm lassen sich nicht auf {1} mm verfeinern; wählen Sie {2} mm oder mehr und höchstens die Elementgröße</translation>
    </message>
    <message>
        <source>elements of {0} mm would give tens of millions of tetrahedra; use larger ones</source>
        <translation>Elemente von {0} mm ergäben zig Millionen Tetraeder; nehmen Sie größere</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>empty: images come back on our own connection</source>
        <translation>leer: Bilder kommen auf unserer eigenen Verbindung zurück</translation>
    </message>
    <message>
        <source>empty: none</source>
        <translation>leer: keine</translation>
    </message>
    <message>
        <source>empty: the authorities of this computer</source>
        <translation>leer: die Zertifizierungsstellen dieses Computers</translation>
    </message>
    <message>
        <source>ended by a fault</source>
        <translation>durch einen Fehler beendet</translation>
    </message>
    <message>
        <source>ended its reader ({0})</source>
        <translation>hat sein Leseprogramm beendet ({0})</translation>
    </message>
    <message>
        <source>ended the handshake; check its AE title, and whether it wants TLS</source>
        <translation>hat die Begrüßung beendet; prüfen Sie seinen AE-Titel und ob er TLS verlangt</translation>
    </message>
    <message>
        <source>energy stored in the body</source>
        <translation>im Körper gespeicherte Energie</translation>
    </message>
    <message>
        <source>error in LPS</source>
        <translation>Fehler in LPS</translation>
    </message>
    <message>
        <source>even size {0} reaches {1} mm into the cortex of {2} ({3} mm is allowed); check the shaft's points, or give a size to place it all the same</source>
        <translation>selbst Größe {0} reicht {1} mm in die Kortikalis von {2} ({3} mm sind erlaubt); prüfen Sie die Punkte der Diaphyse oder geben Sie eine Größe an, um sie trotzdem zu platzieren</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>alles</translation>
    </message>
    <message>
        <source>everything is held: no part of the body can move; move the support's plane</source>
        <translation>alles ist fixiert: Kein Teil des Körpers kann sich bewegen; verschieben Sie die Ebene der Lagerung</translation>
    </message>
    <message>
        <source>everything on the other side of the plane is held still</source>
        <translation>alles auf der anderen Seite der Ebene ist fixiert</translation>
    </message>
    <message>
        <source>export it as single slices or multi-frame</source>
        <translation>exportieren Sie es als einzelne Schichten oder als Multiframe</translation>
    </message>
    <message>
        <source>export the whole series again</source>
        <translation>exportieren Sie die ganze Serie erneut</translation>
    </message>
    <message>
        <source>faces and bodies can be rebuilt from scans of them: that is not prevented</source>
        <translation>Gesichter und Körper lassen sich aus Aufnahmen nachbilden: Das wird nicht verhindert</translation>
    </message>
    <message>
        <source>facet normal {:.6g} {:.6g} {:.6g}
 outer loop</source>
        <translation>facet normal {:.6g} {:.6g} {:.6g}
 outer loop</translation>
    </message>
    <message>
        <source>far corner moved by</source>
        <translation>entfernte Ecke verschoben um</translation>
    </message>
    <message>
        <source>fat</source>
        <translation>Fett</translation>
    </message>
    <message>
        <source>fatigue</source>
        <translation>Ermüdungs</translation>
    </message>
    <message>
        <source>february februar feb</source>
        <translation>february februar feb</translation>
    </message>
    <message>
        <source>female</source>
        <translation>weiblich</translation>
    </message>
    <message>
        <source>femoral neck</source>
        <translation>Schenkelhals</translation>
    </message>
    <message>
        <source>fill</source>
        <translation>füllen</translation>
    </message>
    <message>
        <source>fill the gaps</source>
        <translation>Lücken füllen</translation>
    </message>
    <message>
        <source>filling marrow</source>
        <translation>füllt das Mark</translation>
    </message>
    <message>
        <source>finding dense bone</source>
        <translation>sucht dichten Knochen</translation>
    </message>
    <message>
        <source>finding the brain</source>
        <translation>sucht das Gehirn</translation>
    </message>
    <message>
        <source>finding the canal</source>
        <translation>sucht den Markraum</translation>
    </message>
    <message>
        <source>finding the canal's axis</source>
        <translation>sucht die Achse des Markraums</translation>
    </message>
    <message>
        <source>finding the canal's wall</source>
        <translation>sucht die Wand des Markraums</translation>
    </message>
    <message>
        <source>finding the liver</source>
        <translation>sucht die Leber</translation>
    </message>
    <message>
        <source>finding the lungs</source>
        <translation>sucht die Lungen</translation>
    </message>
    <message>
        <source>finding the shaft's axis</source>
        <translation>sucht die Achse der Diaphyse</translation>
    </message>
    <message>
        <source>finding the surface</source>
        <translation>sucht die Oberfläche</translation>
    </message>
    <message>
        <source>finding the ventricles</source>
        <translation>sucht die Ventrikel</translation>
    </message>
    <message>
        <source>first less second</source>
        <translation>Erstes minus Zweites</translation>
    </message>
    <message>
        <source>fit of {0} in {1}</source>
        <translation>Sitz von {0} in {1}</translation>
    </message>
    <message>
        <source>fitting from the best starts</source>
        <translation>passt von den besten Startlagen aus an</translation>
    </message>
    <message>
        <source>fitting the head</source>
        <translation>passt den Kopf an</translation>
    </message>
    <message>
        <source>floor of the law: lower values are raised to it</source>
        <translation>Untergrenze des Materialgesetzes: Niedrigere Werte werden auf sie gehoben</translation>
    </message>
    <message>
        <source>fluid</source>
        <translation>Flüssigkeit</translation>
    </message>
    <message>
        <source>folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>following the joint</source>
        <translation>folgt dem Gelenk</translation>
    </message>
    <message>
        <source>following the vessel</source>
        <translation>folgt dem Gefäß</translation>
    </message>
    <message>
        <source>following thin branches in the liver</source>
        <translation>folgt dünnen Ästen in der Leber</translation>
    </message>
    <message>
        <source>found by their depth</source>
        <translation>nach ihrer Tiefe gefunden</translation>
    </message>
    <message>
        <source>frame</source>
        <translation>Bezugssystem</translation>
    </message>
    <message>
        <source>frames of {0} x {1} pixels can't be right; copy it again from its source</source>
        <translation>Bilder von {0} x {1} Pixeln können nicht stimmen; kopieren Sie die Datei erneut von der Quelle</translation>
    </message>
    <message>
        <source>from a click in each</source>
        <translation>von einem Klick in jedem</translation>
    </message>
    <message>
        <source>from entry to target</source>
        <translation>vom Eintritt zum Ziel</translation>
    </message>
    <message>
        <source>from memory of the source</source>
        <translation>aus dem Gedächtnis der Quelle</translation>
    </message>
    <message>
        <source>from outer face to outer face of the voxels</source>
        <translation>von Außenfläche zu Außenfläche der Voxel</translation>
    </message>
    <message>
        <source>from the first's surface to the second's, over its area</source>
        <translation>von der Oberfläche des Ersten zu der des Zweiten, über deren Fläche</translation>
    </message>
    <message>
        <source>from the scan by the study's density law</source>
        <translation>aus der Aufnahme nach dem Dichtegesetz der Studie</translation>
    </message>
    <message>
        <source>from the second's surface to the first's, over its area</source>
        <translation>von der Oberfläche des Zweiten zu der des Ersten, über deren Fläche</translation>
    </message>
    <message>
        <source>from where it was cut to where it is planned</source>
        <translation>vom Ort des Schnitts zum geplanten Ort</translation>
    </message>
    <message>
        <source>from which volume on do cavities stay open? `keep_cavities_mm3` must be above 0, not {0}</source>
        <translation>ab welchem Volumen bleiben Hohlräume offen? `keep_cavities_mm3` muss über 0 liegen, nicht {0}</translation>
    </message>
    <message>
        <source>front-back stem width over canal width, {0}</source>
        <translation>Schaftbreite durch Markraumbreite von vorn nach hinten, {0}</translation>
    </message>
    <message>
        <source>gaussian</source>
        <translation>Gauß</translation>
    </message>
    <message>
        <source>gdi generic</source>
        <translation>gdi generic</translation>
    </message>
    <message>
        <source>give a new pose or a shift and a turn, not both</source>
        <translation>geben Sie eine neue Lage oder Verschiebung und Drehung an, nicht beides</translation>
    </message>
    <message>
        <source>give a shift and a turn, a pose, or that it goes back: one of them</source>
        <translation>geben Sie Verschiebung und Drehung, eine Lage oder das Zurücksetzen an: eines davon</translation>
    </message>
    <message>
        <source>given by the user</source>
        <translation>vom Benutzer angegeben</translation>
    </message>
    <message>
        <source>greater trochanter</source>
        <translation>Trochanter major</translation>
    </message>
    <message>
        <source>greatest depth beyond the canal wall; {0}</source>
        <translation>größte Tiefe jenseits der Markraumwand; {0}</translation>
    </message>
    <message>
        <source>greatest depth in the bone {0}</source>
        <translation>größte Tiefe im Knochen {0}</translation>
    </message>
    <message>
        <source>greatest distance off the bone {0}</source>
        <translation>größter Abstand vom Knochen {0}</translation>
    </message>
    <message>
        <source>greatest distance to the canal wall; {0}</source>
        <translation>größter Abstand zur Markraumwand; {0}</translation>
    </message>
    <message>
        <source>grow</source>
        <translation>wachsen</translation>
    </message>
    <message>
        <source>half</source>
        <translation>halb</translation>
    </message>
    <message>
        <source>half of a hollow sphere</source>
        <translation>Hälfte einer Hohlkugel</translation>
    </message>
    <message>
        <source>half way between marrow and cortex: half-maximum rule, Prevrhal et al. 1999, Phys Med Biol 44:751</source>
        <translation>auf halbem Weg zwischen Mark und Kortikalis: Halbwertsregel, Prevrhal et al. 1999, Phys Med Biol 44:751</translation>
    </message>
    <message>
        <source>half way to the surroundings</source>
        <translation>auf halbem Weg zur Umgebung</translation>
    </message>
    <message>
        <source>handing out voxels</source>
        <translation>gibt Voxel aus</translation>
    </message>
    <message>
        <source>has up to {0} images of a place but {1} of others, so its phases are not complete</source>
        <translation>hat bis zu {0} Bilder eines Ortes, von anderen aber {1}, die Phasen sind also nicht vollständig</translation>
    </message>
    <message>
        <source>has voxels of {0}, which can't be right: its lengths may be in metres or inches</source>
        <translation>hat Voxel von {0}, was nicht stimmen kann: Die Längen sind vielleicht in Metern oder Zoll</translation>
    </message>
    <message>
        <source>hatched: not scanned, worked out from the slices beside it</source>
        <translation>schraffiert: nicht aufgenommen, aus den Nachbarschichten berechnet</translation>
    </message>
    <message>
        <source>high</source>
        <translation>hoch</translation>
    </message>
    <message>
        <source>highest {value}</source>
        <translation>höchster {value}</translation>
    </message>
    <message>
        <source>hip</source>
        <translation>Hüfte</translation>
    </message>
    <message>
        <source>hip planning</source>
        <translation>Hüftplanung</translation>
    </message>
    <message>
        <source>holds {0} phases, times or contrasts, and its headers do not tell which images belong together</source>
        <translation>enthält {0} Phasen, Zeiten oder Kontraste, und die Kopfdaten sagen nicht, welche Bilder zusammengehören</translation>
    </message>
    <message>
        <source>holes 3d</source>
        <translation>Hohlräume in 3D</translation>
    </message>
    <message>
        <source>holes of it touch each other at a point, so how to close them is not clear</source>
        <translation>Löcher darin berühren sich in einem Punkt, daher ist nicht klar, wie sie zu schließen sind</translation>
    </message>
    <message>
        <source>hollow ball, refined in thin walls</source>
        <translation>Hohlkugel, in dünnen Wänden verfeinert</translation>
    </message>
    <message>
        <source>hoop stress at the inner wall</source>
        <translation>Umfangsspannung an der Innenwand</translation>
    </message>
    <message>
        <source>hoop stress at the inner wall, mean</source>
        <translation>Umfangsspannung an der Innenwand, Mittel</translation>
    </message>
    <message>
        <source>hoop stress at the inner wall, worst node</source>
        <translation>Umfangsspannung an der Innenwand, schlechtester Knoten</translation>
    </message>
    <message>
        <source>hoop stress at the outer wall</source>
        <translation>Umfangsspannung an der Außenwand</translation>
    </message>
    <message>
        <source>how it is turned</source>
        <translation>wie es gewendet ist</translation>
    </message>
    <message>
        <source>how large must a part be to stay? give `min_volume_mm3` above 0</source>
        <translation>wie groß muss ein Teil sein, um zu bleiben? geben Sie `min_volume_mm3` über 0 an</translation>
    </message>
    <message>
        <source>how much of the body is shown {0}; {1} wants {2}, {3} mm or more</source>
        <translation>wie viel vom Körper zu sehen ist, {0}; {1} verlangt {2}, {3} mm oder mehr</translation>
    </message>
    <message>
        <source>how smooth it is must be above 0 and the spread 0 mm or more</source>
        <translation>die Glätte muss über 0 liegen und die Streuung 0 mm oder mehr betragen</translation>
    </message>
    <message>
        <source>image positions and pixel spacing in the header</source>
        <translation>Bildpositionen und Pixelabstand in den Kopfdaten</translation>
    </message>
    <message>
        <source>image positions, by resampling</source>
        <translation>Bildpositionen, durch Neuabtastung</translation>
    </message>
    <message>
        <source>image {0} has no phase {1}; it has {2}</source>
        <translation>Bild {0} hat keine Phase {1}; es hat {2}</translation>
    </message>
    <message>
        <source>image {0} is a single volume, not a sequence; import it with `phase: all` to keep one</source>
        <translation>Bild {0} ist ein einzelnes Volumen, keine Sequenz; importieren Sie es mit `phase: all`, um eine zu behalten</translation>
    </message>
    <message>
        <source>implant surface{0}, at the points of its mesh</source>
        <translation>Implantatoberfläche{0}, an den Punkten ihres Netzes</translation>
    </message>
    <message>
        <source>import it onto {0}, which it was drawn on</source>
        <translation>importieren Sie es auf {0}, worauf es gezeichnet wurde</translation>
    </message>
    <message>
        <source>import it with `gaps: interpolate`</source>
        <translation>importieren Sie es mit `gaps: interpolate`</translation>
    </message>
    <message>
        <source>import the scan it was drawn on</source>
        <translation>importieren Sie die Aufnahme, auf der es gezeichnet wurde</translation>
    </message>
    <message>
        <source>in front of their own; else as in the file</source>
        <translation>vor die eigenen; sonst wie in der Datei</translation>
    </message>
    <message>
        <source>in the future</source>
        <translation>in der Zukunft</translation>
    </message>
    <message>
        <source>in the process that did the work:</source>
        <translation>im Prozess, der die Arbeit tat:</translation>
    </message>
    <message>
        <source>inch</source>
        <translation>Zoll</translation>
    </message>
    <message>
        <source>inches</source>
        <translation>Zoll</translation>
    </message>
    <message>
        <source>inferior</source>
        <translation>unten</translation>
    </message>
    <message>
        <source>inside</source>
        <translation>innen</translation>
    </message>
    <message>
        <source>inside an outline of {0} points, {1} mm around{2}{3}</source>
        <translation>in einem Umriss aus {0} Punkten, {1} mm um{2}{3}</translation>
    </message>
    <message>
        <source>inside each tumour, and each part of the liver that is missing</source>
        <translation>in jedem Tumor und in jedem fehlenden Teil der Leber</translation>
    </message>
    <message>
        <source>inside the liver, away from its vessels and tumours</source>
        <translation>in der Leber, entfernt von Gefäßen und Tumoren</translation>
    </message>
    <message>
        <source>inside the lumen</source>
        <translation>im Lumen</translation>
    </message>
    <message>
        <source>inside the lumen of the aorta</source>
        <translation>im Lumen der Aorta</translation>
    </message>
    <message>
        <source>inside the portal vein's trunk</source>
        <translation>im Stamm der Pfortader</translation>
    </message>
    <message>
        <source>inside the surface</source>
        <translation>innerhalb der Oberfläche</translation>
    </message>
    <message>
        <source>inside the tumour, in its dark middle where it has one</source>
        <translation>im Tumor, in seiner dunklen Mitte, wo er eine hat</translation>
    </message>
    <message>
        <source>interpolate</source>
        <translation>interpolieren</translation>
    </message>
    <message>
        <source>interpolated, not scanned</source>
        <translation>interpoliert, nicht aufgenommen</translation>
    </message>
    <message>
        <source>intersect</source>
        <translation>schneiden</translation>
    </message>
    <message>
        <source>invert</source>
        <translation>umkehren</translation>
    </message>
    <message>
        <source>is being solved now</source>
        <translation>wird gerade berechnet</translation>
    </message>
    <message>
        <source>is not solved, so it has no results</source>
        <translation>ist nicht berechnet und hat daher keine Ergebnisse</translation>
    </message>
    <message>
        <source>it answered otherwise than expected</source>
        <translation>er antwortete anders als erwartet</translation>
    </message>
    <message>
        <source>it can't answer in this form</source>
        <translation>er kann in dieser Form nicht antworten</translation>
    </message>
    <message>
        <source>it can't be mended: {0}{1}</source>
        <translation>es kann nicht repariert werden: {0}{1}</translation>
    </message>
    <message>
        <source>it can't be read ({0})</source>
        <translation>es ist nicht lesbar ({0})</translation>
    </message>
    <message>
        <source>it can't be read as 3MF: {0}</source>
        <translation>es ist nicht als 3MF lesbar: {0}</translation>
    </message>
    <message>
        <source>it can't be read as {0}: {1}</source>
        <translation>es ist nicht als {0} lesbar: {1}</translation>
    </message>
    <message>
        <source>it can't be sent: {0}</source>
        <translation>es kann nicht gesendet werden: {0}</translation>
    </message>
    <message>
        <source>it can't be worked out of {0} points; remove it and measure again</source>
        <translation>es ist aus {0} Punkten nicht zu ermitteln; entfernen Sie es und messen Sie neu</translation>
    </message>
    <message>
        <source>it can't store {0} bits up to bit {1} in {2}; export it again</source>
        <translation>es kann nicht {0} Bit bis Bit {1} in {2} speichern; exportieren Sie es erneut</translation>
    </message>
    <message>
        <source>it cannot be read ({0})</source>
        <translation>es ist nicht lesbar ({0})</translation>
    </message>
    <message>
        <source>it cannot be read ({0}); check the disk and the permissions</source>
        <translation>es ist nicht lesbar ({0}); prüfen Sie Datenträger und Rechte</translation>
    </message>
    <message>
        <source>it could not be taken ({0})</source>
        <translation>es konnte nicht übernommen werden ({0})</translation>
    </message>
    <message>
        <source>it could not send the images</source>
        <translation>er konnte die Bilder nicht senden</translation>
    </message>
    <message>
        <source>it could not store any of the files</source>
        <translation>er konnte keine der Dateien speichern</translation>
    </message>
    <message>
        <source>it does not accept the user's name or password</source>
        <translation>er nimmt Name oder Passwort des Benutzers nicht an</translation>
    </message>
    <message>
        <source>it does not allow this user that</source>
        <translation>er erlaubt das diesem Benutzer nicht</translation>
    </message>
    <message>
        <source>it does not have that</source>
        <translation>er hat das nicht</translation>
    </message>
    <message>
        <source>it does not know our AE title as a place to send to; have it added there</source>
        <translation>er kennt unseren AE-Titel nicht als Ziel; lassen Sie ihn dort eintragen</translation>
    </message>
    <message>
        <source>it does not offer this</source>
        <translation>er bietet das nicht an</translation>
    </message>
    <message>
        <source>it does not offer this search</source>
        <translation>er bietet diese Suche nicht an</translation>
    </message>
    <message>
        <source>it does not understand the keys</source>
        <translation>er versteht die Schlüssel nicht</translation>
    </message>
    <message>
        <source>it does not understand the question</source>
        <translation>er versteht die Frage nicht</translation>
    </message>
    <message>
        <source>it encloses no volume</source>
        <translation>es umschließt kein Volumen</translation>
    </message>
    <message>
        <source>it encloses no volume, as a folded sheet does not</source>
        <translation>es umschließt kein Volumen, wie es ein gefaltetes Blatt nicht tut</translation>
    </message>
    <message>
        <source>it ends before its pixel data; {0}</source>
        <translation>es endet vor seinen Pixeldaten; {0}</translation>
    </message>
    <message>
        <source>it falls into {0} separate shells, which is no part but debris</source>
        <translation>es zerfällt in {0} getrennte Schalen, was kein Teil ist, sondern Trümmer</translation>
    </message>
    <message>
        <source>it has a single slice and does not say how thick that is; export it with its slice thickness</source>
        <translation>es hat eine einzige Schicht und sagt nicht, wie dick sie ist; exportieren Sie es mit der Schichtdicke</translation>
    </message>
    <message>
        <source>it has no closed outlines{0}; choose another structure</source>
        <translation>es hat keine geschlossenen Umrisse{0}; wählen Sie eine andere Struktur</translation>
    </message>
    <message>
        <source>it has no pixels; copy it again from its source</source>
        <translation>es hat keine Pixel; kopieren Sie es erneut von der Quelle</translation>
    </message>
    <message>
        <source>it has no series UID: images without one that fit together were taken for one series</source>
        <translation>es hat keine Serien-UID: Zusammenpassende Bilder ohne eine solche gelten als eine Serie</translation>
    </message>
    <message>
        <source>it has one side only, as a Moebius strip has, so nothing is inside or outside of it; draw it as a closed solid</source>
        <translation>es hat nur eine Seite, wie ein Möbiusband, nichts liegt also innen oder außen; zeichnen Sie es als geschlossenen Körper</translation>
    </message>
    <message>
        <source>it has two points in one place, so it has no direction; move one of them</source>
        <translation>zwei Punkte liegen an einem Ort, daher fehlt die Richtung; verschieben Sie einen davon</translation>
    </message>
    <message>
        <source>it holds no file</source>
        <translation>es enthält keine Datei</translation>
    </message>
    <message>
        <source>it holds no segment</source>
        <translation>es enthält kein Segment</translation>
    </message>
    <message>
        <source>it holds no segment {0}; there is: {1}</source>
        <translation>es enthält kein Segment {0}; es gibt: {1}</translation>
    </message>
    <message>
        <source>it holds no triangles</source>
        <translation>es enthält keine Dreiecke</translation>
    </message>
    <message>
        <source>it holds no voxel</source>
        <translation>es enthält kein Voxel</translation>
    </message>
    <message>
        <source>it holds {0} bytes of pixels where its size says {1}, so its size can't be right; {2}</source>
        <translation>es enthält {0} Byte Pixel, wo nach seiner Größe {1} sein müssten, die Größe kann also nicht stimmen; {2}</translation>
    </message>
    <message>
        <source>it holds {0} bytes of pixels where {1} are needed; copy it again from its source</source>
        <translation>es enthält {0} Byte Pixel, wo {1} nötig sind; kopieren Sie es erneut von der Quelle</translation>
    </message>
    <message>
        <source>it holds {0} bytes of pixels where {1} are needed; {2}</source>
        <translation>es enthält {0} Byte Pixel, wo {1} nötig sind; {2}</translation>
    </message>
    <message>
        <source>it holds {0} phases, times or contrasts: choose one with `phase`</source>
        <translation>es enthält {0} Phasen, Zeiten oder Kontraste: wählen Sie eine mit `phase`</translation>
    </message>
    <message>
        <source>it holds {0} segments: {1}; choose with `select`, by number or name, or `{2}`</source>
        <translation>es enthält {0} Segmente: {1}; wählen Sie mit `select` nach Nummer oder Name, oder `{2}`</translation>
    </message>
    <message>
        <source>it is DICOM, but holds {0} and no segments; choose a SEG or an RTSTRUCT</source>
        <translation>es ist DICOM, enthält aber {0} und keine Segmente; wählen Sie ein SEG oder RTSTRUCT</translation>
    </message>
    <message>
        <source>it is cut off before its image ({0}); copy the scan again from its source</source>
        <translation>es ist vor seinem Bild abgeschnitten ({0}); kopieren Sie die Aufnahme erneut von der Quelle</translation>
    </message>
    <message>
        <source>it is cut off or damaged ({0}); copy it again from its source</source>
        <translation>es ist abgeschnitten oder beschädigt ({0}); kopieren Sie es erneut von der Quelle</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>es ist leer</translation>
    </message>
    <message>
        <source>it is no PLY file, or was cut short</source>
        <translation>es ist keine PLY-Datei oder wurde abgeschnitten</translation>
    </message>
    <message>
        <source>it is no STL file, or was cut short</source>
        <translation>es ist keine STL-Datei oder wurde abgeschnitten</translation>
    </message>
    <message>
        <source>it is no file of segments: use {0}, a DICOM SEG or an RTSTRUCT</source>
        <translation>es ist keine Segmentdatei: Nehmen Sie {0}, ein DICOM SEG oder ein RTSTRUCT</translation>
    </message>
    <message>
        <source>it is out of resources</source>
        <translation>ihm fehlen die Mittel</translation>
    </message>
    <message>
        <source>it is put together from components, which are not supported; export it as one mesh</source>
        <translation>es ist aus Komponenten zusammengesetzt, was nicht unterstützt wird; exportieren Sie es als ein Netz</translation>
    </message>
    <message>
        <source>it is tiled, as those of microscopes are, and lies in no scan; choose another file</source>
        <translation>es ist gekachelt, wie die von Mikroskopen, und liegt in keiner Aufnahme; wählen Sie eine andere Datei</translation>
    </message>
    <message>
        <source>it is too busy</source>
        <translation>er ist überlastet</translation>
    </message>
    <message>
        <source>it lies in another frame of reference than the plan: register it before comparing places</source>
        <translation>es liegt in einem anderen Bezugssystem als die Planung: Registrieren Sie es, bevor Sie Orte vergleichen</translation>
    </message>
    <message>
        <source>it passes through itself in {0} places within one shell; which side is matter there is not clear</source>
        <translation>es durchdringt sich an {0} Stellen in einer Schale; welche Seite dort Material ist, ist nicht klar</translation>
    </message>
    <message>
        <source>it reaches {0} mm beyond the image, so it would be cut off; import the scan it was drawn on, or the whole of it</source>
        <translation>es reicht {0} mm über das Bild hinaus und würde abgeschnitten; importieren Sie die Aufnahme, auf der es gezeichnet wurde, oder diese ganz</translation>
    </message>
    <message>
        <source>it says it has {0} frames and describes {1}; copy it again from its source</source>
        <translation>es nennt {0} Bilder und beschreibt {1}; kopieren Sie es erneut von der Quelle</translation>
    </message>
    <message>
        <source>it sent images</source>
        <translation>er hat Bilder gesendet</translation>
    </message>
    <message>
        <source>it states a unit of {0} mm, but {1} was asked for; name the unit it states</source>
        <translation>es nennt eine Einheit von {0} mm, verlangt war aber {1}; geben Sie die genannte Einheit an</translation>
    </message>
    <message>
        <source>it states no modality and was not taken for a CT: {0}</source>
        <translation>es nennt keine Modalität und gilt nicht als CT: {0}</translation>
    </message>
    <message>
        <source>it states no modality: taken for a CT in HU, because its values reach from {0}</source>
        <translation>es nennt keine Modalität: als CT in HU genommen, weil die Werte reichen von {0}</translation>
    </message>
    <message>
        <source>it states no space</source>
        <translation>es nennt kein Bezugssystem</translation>
    </message>
    <message>
        <source>it states no unit of length: millimetres were assumed</source>
        <translation>es nennt keine Längeneinheit: Millimeter wurden angenommen</translation>
    </message>
    <message>
        <source>it states that its {0} is {1}, but {2} was asked for; name the {3} it states</source>
        <translation>es nennt als {0} {1}, verlangt war aber {2}; geben Sie das Genannte als {3} an</translation>
    </message>
    <message>
        <source>it unpacks to more than 1 GB</source>
        <translation>entpackt ist es größer als 1 GB</translation>
    </message>
    <message>
        <source>it was drawn in another frame of reference than that of {0}, so its place there is not known; import the scan it was drawn on, and register that to this one</source>
        <translation>es wurde in einem anderen Bezugssystem als dem von {0} gezeichnet, sein Ort darin ist daher nicht bekannt; importieren Sie die Aufnahme, auf der es gezeichnet wurde, und registrieren Sie sie auf diese</translation>
    </message>
    <message>
        <source>it was drawn in another frame of reference than that of {0}, which was registered; {1}, then register</source>
        <translation>es wurde in einem anderen Bezugssystem als dem von {0} gezeichnet, das registriert wurde; {1}, dann registrieren Sie</translation>
    </message>
    <message>
        <source>it was greeted</source>
        <translation>er wurde begrüßt</translation>
    </message>
    <message>
        <source>it was searched</source>
        <translation>er wurde durchsucht</translation>
    </message>
    <message>
        <source>it was stopped</source>
        <translation>es wurde angehalten</translation>
    </message>
    <message>
        <source>it would be {0} mm long, which no part is: check the unit</source>
        <translation>es wäre {0} mm lang, was kein Teil ist: prüfen Sie die Einheit</translation>
    </message>
    <message>
        <source>it would be {0} mm long; check the unit</source>
        <translation>es wäre {0} mm lang; prüfen Sie die Einheit</translation>
    </message>
    <message>
        <source>iteration {0}, residual {1}</source>
        <translation>Iteration {0}, Residuum {1}</translation>
    </message>
    <message>
        <source>its 32-bit pixels are big-endian, whose halves programs read in either order; send it again little-endian</source>
        <translation>seine 32-Bit-Pixel sind Big-Endian, deren Hälften Programme in beiden Reihenfolgen lesen; senden Sie es erneut als Little-Endian</translation>
    </message>
    <message>
        <source>its DICOM header is cut off or damaged ({0})</source>
        <translation>die DICOM-Kopfdaten sind abgeschnitten oder beschädigt ({0})</translation>
    </message>
    <message>
        <source>its DICOM header is damaged ({0})</source>
        <translation>die DICOM-Kopfdaten sind beschädigt ({0})</translation>
    </message>
    <message>
        <source>its MaximumFractionalValue is {0}, so its fractions can't be told; export it again</source>
        <translation>MaximumFractionalValue ist {0}, daher sind die Anteile nicht zu bestimmen; exportieren Sie es erneut</translation>
    </message>
    <message>
        <source>its bits are compressed ({0}), which is not read; send it again uncompressed</source>
        <translation>die Bits sind komprimiert ({0}), was nicht gelesen wird; senden Sie es unkomprimiert</translation>
    </message>
    <message>
        <source>its bytes are in an order that is not read (big endian, or not stated); send it again in little endian</source>
        <translation>die Bytes stehen in einer Reihenfolge, die nicht gelesen wird (Big-Endian oder nicht angegeben); senden Sie es als Little-Endian</translation>
    </message>
    <message>
        <source>its date is not known, so its age can't be told</source>
        <translation>das Datum ist nicht bekannt, daher auch nicht das Alter</translation>
    </message>
    <message>
        <source>its date lies after the day of this report: check the clock and the scan</source>
        <translation>das Datum liegt nach dem Tag dieses Berichts: Prüfen Sie die Uhr und die Aufnahme</translation>
    </message>
    <message>
        <source>its deflated data set is damaged ({0}); copy it again from its source</source>
        <translation>der komprimierte Datensatz ist beschädigt ({0}); kopieren Sie es erneut von der Quelle</translation>
    </message>
    <message>
        <source>its deflated data set unpacks to more than {0} MB; send it again uncompressed</source>
        <translation>der komprimierte Datensatz ist entpackt größer als {0} MB; senden Sie es unkomprimiert</translation>
    </message>
    <message>
        <source>its frames are shifted against each other, as those of a tilted scan are; export it on a straight volume</source>
        <translation>die Bilder sind gegeneinander verschoben, wie bei einer geneigten Aufnahme; exportieren Sie es auf einem geraden Volumen</translation>
    </message>
    <message>
        <source>its frames are up to {0} mm apart, {1} mm each: that can't be right</source>
        <translation>die Bilder liegen bis zu {0} mm auseinander, je {1} mm: das kann nicht stimmen</translation>
    </message>
    <message>
        <source>its frames lie in different directions or have pixels of different sizes; export one volume</source>
        <translation>die Bilder liegen in verschiedenen Richtungen oder haben verschieden große Pixel; exportieren Sie ein Volumen</translation>
    </message>
    <message>
        <source>its frames show segment {0}, which it does not describe; export it again</source>
        <translation>die Bilder zeigen Segment {0}, das nicht beschrieben ist; exportieren Sie es erneut</translation>
    </message>
    <message>
        <source>its header claims {0} points and faces, more than {1} bytes hold: the file is damaged</source>
        <translation>die Kopfdaten nennen {0} Punkte und Flächen, mehr, als {1} Byte fassen: Die Datei ist beschädigt</translation>
    </message>
    <message>
        <source>its header claims {0} triangles, but there is room for {1}: it is damaged or cut short</source>
        <translation>die Kopfdaten nennen {0} Dreiecke, Platz ist aber nur für {1}: Die Datei ist beschädigt oder abgeschnitten</translation>
    </message>
    <message>
        <source>its header holds more elements than a scan has; export the scan again</source>
        <translation>die Kopfdaten enthalten mehr Elemente, als eine Aufnahme hat; exportieren Sie die Aufnahme erneut</translation>
    </message>
    <message>
        <source>its header holds more items than a scan has; export the scan again</source>
        <translation>die Kopfdaten enthalten mehr Einträge, als eine Aufnahme hat; exportieren Sie die Aufnahme erneut</translation>
    </message>
    <message>
        <source>its header is longer than {0} MB, more than a scan has; export the scan again</source>
        <translation>die Kopfdaten sind länger als {0} MB, mehr, als eine Aufnahme hat; exportieren Sie die Aufnahme erneut</translation>
    </message>
    <message>
        <source>its header says that writing is burned into the image: {0}</source>
        <translation>die Kopfdaten sagen, dass Schrift ins Bild eingebrannt ist: {0}</translation>
    </message>
    <message>
        <source>its holes ({0}, {1} mm2) are {2} % of its surface: what belongs there can't be known; close them in the program it came from</source>
        <translation>die Löcher ({0}, {1} mm2) machen {2} % der Oberfläche aus: Was dorthin gehört, ist nicht zu wissen; schließen Sie sie im Programm, aus dem es kommt</translation>
    </message>
    <message>
        <source>its lengths are stated in {0} and were taken for that</source>
        <translation>die Längen sind in {0} angegeben und wurden so genommen</translation>
    </message>
    <message>
        <source>its meta group is damaged; copy it again from its source</source>
        <translation>die Meta-Gruppe ist beschädigt; kopieren Sie es erneut von der Quelle</translation>
    </message>
    <message>
        <source>its model is larger than 1 GB; reduce its triangles first</source>
        <translation>das Modell ist größer als 1 GB; verringern Sie zuerst die Dreiecke</translation>
    </message>
    <message>
        <source>its name leads out of the archive or is no file name</source>
        <translation>der Name führt aus dem Archiv heraus oder ist kein Dateiname</translation>
    </message>
    <message>
        <source>its outline crosses or touches itself, so it has no one inside; move the points apart</source>
        <translation>der Umriss kreuzt oder berührt sich selbst und hat daher kein eindeutiges Inneres; ziehen Sie die Punkte auseinander</translation>
    </message>
    <message>
        <source>its outline encloses nothing; move one of its points</source>
        <translation>der Umriss umschließt nichts; verschieben Sie einen seiner Punkte</translation>
    </message>
    <message>
        <source>its outlines are not in parallel planes: one leaves them by {0} mm; export it as flat outlines</source>
        <translation>die Umrisse liegen nicht in parallelen Ebenen: Einer weicht um {0} mm ab; exportieren Sie ihn als ebene Umrisse</translation>
    </message>
    <message>
        <source>its outlines enclose nothing; export it again</source>
        <translation>die Umrisse umschließen nichts; exportieren Sie es erneut</translation>
    </message>
    <message>
        <source>its own: placed at the crosshair</source>
        <translation>eigenes: am Fadenkreuz platziert</translation>
    </message>
    <message>
        <source>its parts differ in their image type ({0}): look whether they show the same</source>
        <translation>die Teile unterscheiden sich im Bildtyp ({0}): Sehen Sie nach, ob sie dasselbe zeigen</translation>
    </message>
    <message>
        <source>its pixel data are cut off; {0}</source>
        <translation>die Pixeldaten sind abgeschnitten; {0}</translation>
    </message>
    <message>
        <source>its pixels are compressed as {0}, which is not read; send it again uncompressed</source>
        <translation>die Pixel sind als {0} komprimiert, was nicht gelesen wird; senden Sie es unkomprimiert</translation>
    </message>
    <message>
        <source>its pixels are floating point numbers, which are not read; export it as whole numbers with a rescale slope</source>
        <translation>die Pixel sind Gleitkommazahlen, die nicht gelesen werden; exportieren Sie es als ganze Zahlen mit Rescale Slope</translation>
    </message>
    <message>
        <source>its pixels are in more than {0} pieces, which no scan's are; export the scan again</source>
        <translation>die Pixel liegen in mehr als {0} Stücken, wie bei keiner Aufnahme; exportieren Sie die Aufnahme erneut</translation>
    </message>
    <message>
        <source>its pixels are packed as {0}, which is not read; send it again uncompressed</source>
        <translation>die Pixel sind als {0} gepackt, was nicht gelesen wird; senden Sie es unkomprimiert</translation>
    </message>
    <message>
        <source>its pixels can't be decoded ({0})</source>
        <translation>die Pixel lassen sich nicht dekodieren ({0})</translation>
    </message>
    <message>
        <source>its pixels have {0} bits, which are not read; send it again with 16</source>
        <translation>die Pixel haben {0} Bit, die nicht gelesen werden; senden Sie es mit 16</translation>
    </message>
    <message>
        <source>its pixels of more than 16 bits are big-endian, which programs read differently: convert it first</source>
        <translation>Pixel mit mehr als 16 Bit in Big-Endian lesen Programme verschieden: Konvertieren Sie es zuerst</translation>
    </message>
    <message>
        <source>its pixels would not be the same without its patient</source>
        <translation>die Pixel wären ohne den Patienten nicht dieselben</translation>
    </message>
    <message>
        <source>its segmentation type is {0}; export it as BINARY, FRACTIONAL or LABELMAP</source>
        <translation>der Segmentierungstyp ist {0}; exportieren Sie es als BINARY, FRACTIONAL oder LABELMAP</translation>
    </message>
    <message>
        <source>its sequences are nested more than {0} deep</source>
        <translation>die Sequenzen sind tiefer als {0} verschachtelt</translation>
    </message>
    <message>
        <source>its sequences are nested too deeply</source>
        <translation>die Sequenzen sind zu tief verschachtelt</translation>
    </message>
    <message>
        <source>its sequences are nested too deeply to be read</source>
        <translation>die Sequenzen sind zu tief verschachtelt, um gelesen zu werden</translation>
    </message>
    <message>
        <source>its slices are not evenly spaced, so what lies between them is not known; export it on an even volume</source>
        <translation>die Schichten liegen nicht gleichmäßig, was dazwischen liegt, ist also nicht bekannt; exportieren Sie es auf einem gleichmäßigen Volumen</translation>
    </message>
    <message>
        <source>its space is {0}</source>
        <translation>das Bezugssystem ist {0}</translation>
    </message>
    <message>
        <source>its surface has holes: {0} open edges</source>
        <translation>die Oberfläche hat Löcher: {0} offene Kanten</translation>
    </message>
    <message>
        <source>its surface has holes: {0} open edges; close them in the program it came from</source>
        <translation>die Oberfläche hat Löcher: {0} offene Kanten; schließen Sie sie im Programm, aus dem sie kommt</translation>
    </message>
    <message>
        <source>its triangles do not all turn the same way: {0} of {1} are turned round</source>
        <translation>die Dreiecke sind nicht alle gleich orientiert: {0} von {1} sind umgedreht</translation>
    </message>
    <message>
        <source>its triangles do not all turn the same way; let the program it came from make the normals consistent</source>
        <translation>die Dreiecke sind nicht alle gleich orientiert; lassen Sie das Programm, aus dem sie kommen, die Normalen vereinheitlichen</translation>
    </message>
    <message>
        <source>its triangles do not hang together: {0} of {1} of their sides have no neighbour; export it as one closed solid</source>
        <translation>die Dreiecke hängen nicht zusammen: {0} von {1} ihrer Seiten haben keinen Nachbarn; exportieren Sie es als einen geschlossenen Körper</translation>
    </message>
    <message>
        <source>its triangles name points it does not have: the file is damaged</source>
        <translation>die Dreiecke nennen Punkte, die es nicht gibt: Die Datei ist beschädigt</translation>
    </message>
    <message>
        <source>its two transforms (sform and qform) differ by up to {0} mm: the sform was used</source>
        <translation>die beiden Transformationen (sform und qform) unterscheiden sich um bis zu {0} mm: Die sform wurde verwendet</translation>
    </message>
    <message>
        <source>its values are not known to be HU; {0} wants HU</source>
        <translation>es ist nicht bekannt, dass die Werte HU sind; {0} verlangt HU</translation>
    </message>
    <message>
        <source>its values reach from {0} to {1}</source>
        <translation>die Werte reichen von {0} bis {1}</translation>
    </message>
    <message>
        <source>its {0} is not of whole words</source>
        <translation>{0} besteht nicht aus ganzen Worten</translation>
    </message>
    <message>
        <source>its {0} may name somebody, and can't be left out</source>
        <translation>{0} nennt vielleicht jemanden und kann nicht weggelassen werden</translation>
    </message>
    <message>
        <source>its {0} would not be the same without its patient</source>
        <translation>{0} wäre ohne den Patienten nicht dasselbe</translation>
    </message>
    <message>
        <source>january januar jan</source>
        <translation>january januar jan</translation>
    </message>
    <message>
        <source>jaw</source>
        <translation>Unterkiefer</translation>
    </message>
    <message>
        <source>jaw planning</source>
        <translation>Kieferplanung</translation>
    </message>
    <message>
        <source>july juli jul</source>
        <translation>july juli jul</translation>
    </message>
    <message>
        <source>june juni jun</source>
        <translation>june juni jun</translation>
    </message>
    <message>
        <source>kernel {0} is {1}; {2} wants a {3} one</source>
        <translation>Faltungskern {0} ist {1}; {2} verlangt einen Kern dieser Art: {3}</translation>
    </message>
    <message>
        <source>label {0} can't have a surface: labels count from 1, and 0 is what is left over</source>
        <translation>Label {0} kann keine Oberfläche haben: Labels zählen ab 1, 0 ist der Rest</translation>
    </message>
    <message>
        <source>labels of shape {0} do not fit a grid of {1}</source>
        <translation>Labels der Form {0} passen nicht zu einem Gitter von {1}</translation>
    </message>
    <message>
        <source>labels of {0} voxels do not fit a grid of {1}</source>
        <translation>Labels mit {0} Voxeln passen nicht zu einem Gitter von {1}</translation>
    </message>
    <message>
        <source>landmarks</source>
        <translation>Landmarken</translation>
    </message>
    <message>
        <source>landmarks fix a motion from three pairs on, not from {0}; give more</source>
        <translation>Landmarken legen eine Bewegung ab drei Paaren fest, nicht mit {0}; geben Sie mehr an</translation>
    </message>
    <message>
        <source>language is a code of two letters such as de, or empty for the system's, not {0}</source>
        <translation>language ist ein Code aus zwei Buchstaben wie de oder leer für die des Systems, nicht {0}</translation>
    </message>
    <message>
        <source>language, from the next start</source>
        <translation>Sprache, ab dem nächsten Start</translation>
    </message>
    <message>
        <source>larger than</source>
        <translation>größer als</translation>
    </message>
    <message>
        <source>largest</source>
        <translation>größte</translation>
    </message>
    <message>
        <source>largest change of stress</source>
        <translation>größte Änderung der Spannung</translation>
    </message>
    <message>
        <source>largest difference of an entry</source>
        <translation>größter Unterschied eines Eintrags</translation>
    </message>
    <message>
        <source>largest error of a value</source>
        <translation>größter Fehler eines Werts</translation>
    </message>
    <message>
        <source>largest error of displacement</source>
        <translation>größter Fehler der Verschiebung</translation>
    </message>
    <message>
        <source>largest over all nodes</source>
        <translation>größter über alle Knoten</translation>
    </message>
    <message>
        <source>largest principal strain</source>
        <translation>größte Hauptdehnung</translation>
    </message>
    <message>
        <source>largest {area:.1f} cm²</source>
        <translation>größte {area:.1f} cm²</translation>
    </message>
    <message>
        <source>lateral</source>
        <translation>lateral</translation>
    </message>
    <message>
        <source>lateral, posterior and distal by hand</source>
        <translation>lateral, posterior und distal von Hand</translation>
    </message>
    <message>
        <source>laying the lattice</source>
        <translation>legt das Gitter an</translation>
    </message>
    <message>
        <source>laying the segments together</source>
        <translation>legt die Segmente zusammen</translation>
    </message>
    <message>
        <source>lead</source>
        <translation>Elektrode</translation>
    </message>
    <message>
        <source>least distance off the bone, 0 where it touches {0}</source>
        <translation>kleinster Abstand vom Knochen, 0 bei Berührung {0}</translation>
    </message>
    <message>
        <source>least distance to the bone's outside, negative is a breach; {0}</source>
        <translation>kleinster Abstand zur Außenseite des Knochens, negativ ist ein Durchbruch; {0}</translation>
    </message>
    <message>
        <source>leave them alone</source>
        <translation>in Ruhe lassen</translation>
    </message>
    <message>
        <source>left</source>
        <translation>links</translation>
    </message>
    <message>
        <source>left behind</source>
        <translation>zurückgelassen</translation>
    </message>
    <message>
        <source>lengths are true along the path and straight across it; implants are not drawn here</source>
        <translation>Längen stimmen entlang des Pfads und quer dazu; Implantate sind hier nicht gezeichnet</translation>
    </message>
    <message>
        <source>lengths must be in mm, not {0}</source>
        <translation>Längen müssen in mm sein, nicht {0}</translation>
    </message>
    <message>
        <source>less than {0} MB are free in {1}; make room and repeat this</source>
        <translation>weniger als {0} MB sind in {1} frei; schaffen Sie Platz und wiederholen Sie dies</translation>
    </message>
    <message>
        <source>lie within the matter of another, so their volume counts twice</source>
        <translation>liegen im Material eines anderen, ihr Volumen zählt daher doppelt</translation>
    </message>
    <message>
        <source>lies between slices, where nothing was scanned: its shape there is a guess.</source>
        <translation>liegt zwischen Schichten, wo nichts aufgenommen wurde: Die Form ist dort eine Vermutung.</translation>
    </message>
    <message>
        <source>lies elsewhere than the plan: shown without it</source>
        <translation>liegt anders als die Planung: ohne sie gezeigt</translation>
    </message>
    <message>
        <source>limit of strength</source>
        <translation>Grenze der Festigkeit</translation>
    </message>
    <message>
        <source>line {0} of the journal</source>
        <translation>Zeile {0} des Journals</translation>
    </message>
    <message>
        <source>liver</source>
        <translation>Leber</translation>
    </message>
    <message>
        <source>liver planning</source>
        <translation>Leberplanung</translation>
    </message>
    <message>
        <source>load ahead</source>
        <translation>im Voraus laden</translation>
    </message>
    <message>
        <source>loading the network</source>
        <translation>lädt das Netz</translation>
    </message>
    <message>
        <source>loads and reactions together over the sum of their sizes</source>
        <translation>Lasten und Reaktionen zusammen durch die Summe ihrer Beträge</translation>
    </message>
    <message>
        <source>look at it, then mask what is written in it or say that nothing is</source>
        <translation>sehen Sie es an, dann schwärzen Sie, was hineingeschrieben ist, oder bestätigen Sie, dass nichts darin steht</translation>
    </message>
    <message>
        <source>looking at series {0} of {1}</source>
        <translation>sieht Serie {0} von {1} an</translation>
    </message>
    <message>
        <source>looking for names in file {0} of {1}</source>
        <translation>sucht Namen in Datei {0} von {1}</translation>
    </message>
    <message>
        <source>looking for necks</source>
        <translation>sucht Engstellen</translation>
    </message>
    <message>
        <source>looking for the lowest level that does not leak</source>
        <translation>sucht die niedrigste Schwelle, die nicht ausläuft</translation>
    </message>
    <message>
        <source>looking for the rim</source>
        <translation>sucht den Rand</translation>
    </message>
    <message>
        <source>looking for the trachea</source>
        <translation>sucht die Trachea</translation>
    </message>
    <message>
        <source>looking for traces in the new file</source>
        <translation>sucht Spuren in der neuen Datei</translation>
    </message>
    <message>
        <source>looking for what was lost</source>
        <translation>sucht, was verloren ging</translation>
    </message>
    <message>
        <source>loose crumbs of {0}, {1} mm3 in all, were given to the body around them or left out</source>
        <translation>lose Krümel von {0}, zusammen {1} mm3, wurden dem Körper um sie zugeschlagen oder weggelassen</translation>
    </message>
    <message>
        <source>lowest {value}</source>
        <translation>niedrigster {value}</translation>
    </message>
    <message>
        <source>lung</source>
        <translation>Lunge</translation>
    </message>
    <message>
        <source>made to be shown inverted (MONOCHROME1): the values are kept, low ones are meant to look bright</source>
        <translation>für invertierte Anzeige gemacht (MONOCHROME1): Die Werte bleiben erhalten, niedrige sollen hell erscheinen</translation>
    </message>
    <message>
        <source>male</source>
        <translation>männlich</translation>
    </message>
    <message>
        <source>many forms are written as .dcm; say which one: --as {0}</source>
        <translation>viele Formen werden als .dcm geschrieben; sagen Sie, welche: --as {0}</translation>
    </message>
    <message>
        <source>march märz maerz mar mrz</source>
        <translation>march märz maerz mar mrz</translation>
    </message>
    <message>
        <source>mask: image, x0, y0, x1, y1; * for all images</source>
        <translation>schwärzen: Bild, x0, y0, x1, y1; * für alle Bilder</translation>
    </message>
    <message>
        <source>may overlap</source>
        <translation>dürfen überlappen</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>mean distance of surface points</source>
        <translation>mittlerer Abstand der Oberflächenpunkte</translation>
    </message>
    <message>
        <source>mean distance to the canal wall, 0 where beyond; {0}</source>
        <translation>mittlerer Abstand zur Wand des Markraums, 0 jenseits davon; {0}</translation>
    </message>
    <message>
        <source>mean length of the elements' edges</source>
        <translation>mittlere Länge der Elementkanten</translation>
    </message>
    <message>
        <source>mean of the voxels' centres, LPS</source>
        <translation>Mittel der Voxelmitten, LPS</translation>
    </message>
    <message>
        <source>mean square radius of the thread</source>
        <translation>mittlerer quadratischer Radius des Gewindes</translation>
    </message>
    <message>
        <source>mean {value}</source>
        <translation>Mittel {value}</translation>
    </message>
    <message>
        <source>measures only {0}, which can't be right: its lengths may be in metres or inches</source>
        <translation>misst nur {0}, was nicht stimmen kann: Die Längen sind vielleicht in Metern oder Zoll</translation>
    </message>
    <message>
        <source>measuring</source>
        <translation>messen</translation>
    </message>
    <message>
        <source>measuring streaks</source>
        <translation>Streifenartefakte messen</translation>
    </message>
    <message>
        <source>medial</source>
        <translation>medial</translation>
    </message>
    <message>
        <source>medial {0}; positive is more offset</source>
        <translation>nach medial {0}; positiv ist mehr Offset</translation>
    </message>
    <message>
        <source>median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>mediolateral stem width over canal width, {0}</source>
        <translation>mediolaterale Breite des Schafts zu der des Markraums, {0}</translation>
    </message>
    <message>
        <source>memory only: this computer has no keyring, so the password is asked for once a session</source>
        <translation>nur im Arbeitsspeicher: Dieser Computer hat keinen Schlüsselbund, daher wird das Passwort einmal je Sitzung erfragt</translation>
    </message>
    <message>
        <source>metal</source>
        <translation>Metall</translation>
    </message>
    <message>
        <source>methods are {0} and starts {1}, not {2} and {3}</source>
        <translation>Verfahren sind {0} und Anfänge {1}, nicht {2} und {3}</translation>
    </message>
    <message>
        <source>metres</source>
        <translation>Meter</translation>
    </message>
    <message>
        <source>microsoft basic render</source>
        <translation>microsoft basic render</translation>
    </message>
    <message>
        <source>millimetres</source>
        <translation>Millimeter</translation>
    </message>
    <message>
        <source>mind</source>
        <translation>beachten</translation>
    </message>
    <message>
        <source>modulus at ash density {0} g/cm3</source>
        <translation>E-Modul bei Aschedichte {0} g/cm3</translation>
    </message>
    <message>
        <source>moment of loads and reactions over their size times the body's radius</source>
        <translation>Moment von Lasten und Reaktionen, bezogen auf ihre Größe mal den Radius des Körpers</translation>
    </message>
    <message>
        <source>more than one</source>
        <translation>mehr als einer</translation>
    </message>
    <message>
        <source>moved by {0} mm the likeness falls by {1} % only</source>
        <translation>um {0} mm verschoben sinkt die Ähnlichkeit nur um {1} %</translation>
    </message>
    <message>
        <source>muscle</source>
        <translation>Muskel</translation>
    </message>
    <message>
        <source>name 1 to {0} different segments that are smoothed together</source>
        <translation>nennen Sie 1 bis {0} verschiedene Segmente, die gemeinsam geglättet werden</translation>
    </message>
    <message>
        <source>name either max_error_mm or triangles</source>
        <translation>nennen Sie entweder max_error_mm oder triangles</translation>
    </message>
    <message>
        <source>name or [L, P, S]</source>
        <translation>Name oder [L, P, S]</translation>
    </message>
    <message>
        <source>name the segments that share their borders, each once</source>
        <translation>nennen Sie die Segmente mit gemeinsamen Grenzen, jedes einmal</translation>
    </message>
    <message>
        <source>name, femur say</source>
        <translation>Name, etwa femur</translation>
    </message>
    <message>
        <source>names, with commas</source>
        <translation>Namen, mit Kommas</translation>
    </message>
    <message>
        <source>near</source>
        <translation>nahe</translation>
    </message>
    <message>
        <source>nearer than {near:g} mm</source>
        <translation>näher als {near:g} mm</translation>
    </message>
    <message>
        <source>neck to the frame's medial axis seen along the shaft; positive is anteversion</source>
        <translation>Hals zur medialen Achse des Bezugssystems, entlang der Diaphyse gesehen; positiv ist Anteversion</translation>
    </message>
    <message>
        <source>negative</source>
        <translation>negativ</translation>
    </message>
    <message>
        <source>negative is a breach</source>
        <translation>negativ ist ein Durchbruch</translation>
    </message>
    <message>
        <source>neither air nor fat: {0}, and fat lies near -100</source>
        <translation>weder Luft noch Fett: {0}, und Fett liegt bei -100</translation>
    </message>
    <message>
        <source>nerve</source>
        <translation>Nerv</translation>
    </message>
    <message>
        <source>nested too deeply</source>
        <translation>zu tief verschachtelt</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>no DICOM image was found</source>
        <translation>es wurde kein DICOM-Bild gefunden</translation>
    </message>
    <message>
        <source>no air, and most of what is denser than soft tissue lies near 1000: {0}, as if 1000 or 1024 was added</source>
        <translation>keine Luft, und das meiste, was dichter als Weichgewebe ist, liegt bei 1000: {0}, als wären 1000 oder 1024 addiert</translation>
    </message>
    <message>
        <source>no air, and too little between fat and bone: {0}</source>
        <translation>keine Luft, und zu wenig zwischen Fett und Knochen: {0}</translation>
    </message>
    <message>
        <source>no array {0} of {1} was carried</source>
        <translation>kein Feld {0} von {1} wurde übernommen</translation>
    </message>
    <message>
        <source>no bright rim ends the tumour within {0} mm of that point, so it has no border here; place the point in the dark middle of a bright rim, or draw it by hand</source>
        <translation>kein heller Saum begrenzt den Tumor innerhalb von {0} mm um diesen Punkt, daher hat er hier keine Grenze; setzen Sie den Punkt in die dunkle Mitte eines hellen Saums, oder zeichnen Sie ihn von Hand</translation>
    </message>
    <message>
        <source>no cube of {0} voxels a side is half filled; use smaller elements</source>
        <translation>kein Würfel von {0} Voxeln Kantenlänge ist halb gefüllt; verwenden Sie kleinere Elemente</translation>
    </message>
    <message>
        <source>no current results: see the warnings</source>
        <translation>keine aktuellen Ergebnisse: siehe Warnungen</translation>
    </message>
    <message>
        <source>no description</source>
        <translation>keine Beschreibung</translation>
    </message>
    <message>
        <source>no femoral head near {0}: the best sphere has radius {1} mm, {2} % on the surface; put the point in the head ({3} to {4} mm, at least {5} %)</source>
        <translation>kein Femurkopf nahe {0}: Die beste Kugel hat den Radius {1} mm, {2} % auf der Oberfläche; setzen Sie den Punkt in den Kopf ({3} bis {4} mm, mindestens {5} %)</translation>
    </message>
    <message>
        <source>no jumps</source>
        <translation>keine Sprünge</translation>
    </message>
    <message>
        <source>no label is named, so there is nothing to make surfaces of</source>
        <translation>kein Label ist genannt, daher gibt es nichts, wovon Oberflächen gemacht werden können</translation>
    </message>
    <message>
        <source>no line of equal value runs round there; click on an edge</source>
        <translation>dort verläuft keine Linie gleichen Werts; klicken Sie auf eine Kante</translation>
    </message>
    <message>
        <source>no load acts on a part of the body that can move; add a load, or move it away from the support</source>
        <translation>keine Last wirkt auf einen beweglichen Teil des Körpers; fügen Sie eine Last hinzu, oder rücken Sie sie von der Lagerung weg</translation>
    </message>
    <message>
        <source>no lower limit</source>
        <translation>keine untere Grenze</translation>
    </message>
    <message>
        <source>no neck and no dark line lies between the points of {0} and {1}; place them further apart, or cut the segment there</source>
        <translation>zwischen den Punkten von {0} und {1} liegt weder eine Enge noch eine dunkle Linie; setzen Sie sie weiter auseinander, oder schneiden Sie das Segment dort</translation>
    </message>
    <message>
        <source>no neck was found between the head and the shaft; check the head's centre and the shaft's points</source>
        <translation>zwischen Kopf und Diaphyse wurde kein Hals gefunden; prüfen Sie die Mitte des Kopfs und die Punkte der Diaphyse</translation>
    </message>
    <message>
        <source>no node lies at {0}</source>
        <translation>kein Knoten liegt bei {0}</translation>
    </message>
    <message>
        <source>no other bone was told apart</source>
        <translation>kein weiterer Knochen wurde unterschieden</translation>
    </message>
    <message>
        <source>no part above {0} HU is large and dense enough to be bone; use a threshold instead</source>
        <translation>kein Teil über {0} HU ist groß und dicht genug für Knochen; verwenden Sie stattdessen einen Schwellenwert</translation>
    </message>
    <message>
        <source>no part of at least {0} ml holds air as a lung does; is the chest in this scan?</source>
        <translation>kein Teil von mindestens {0} ml enthält Luft wie eine Lunge; ist der Thorax in dieser Aufnahme?</translation>
    </message>
    <message>
        <source>no part of at least {0} ml lies above {1} HU, so there is no metal in this image</source>
        <translation>kein Teil von mindestens {0} ml liegt über {1} HU, also ist kein Metall in diesem Bild</translation>
    </message>
    <message>
        <source>no part of the implant lies below the cut; check the pose and the side of the resection's normal</source>
        <translation>kein Teil des Implantats liegt unter dem Schnitt; prüfen Sie die Lage und die Seite der Normalen der Resektion</translation>
    </message>
    <message>
        <source>no part of the implant lies inside the scan; check the pose</source>
        <translation>kein Teil des Implantats liegt in der Aufnahme; prüfen Sie die Lage</translation>
    </message>
    <message>
        <source>no part of the line lies on what was scanned; move its ends into the scan</source>
        <translation>kein Teil der Linie liegt im Aufgenommenen; bewegen Sie ihre Enden in die Aufnahme</translation>
    </message>
    <message>
        <source>no part of this image is a head: nothing lies {0} mm deep in it; a T1-weighted MR is needed</source>
        <translation>kein Teil dieses Bildes ist ein Kopf: Nichts liegt {0} mm tief darin; es wird ein T1-gewichtetes MRT benötigt</translation>
    </message>
    <message>
        <source>no part of {0} is as large as {1} mm3; ask for less</source>
        <translation>kein Teil von {0} ist so groß wie {1} mm3; verlangen Sie weniger</translation>
    </message>
    <message>
        <source>no patient in the scan's header</source>
        <translation>kein Patient in den Kopfdaten der Aufnahme</translation>
    </message>
    <message>
        <source>no patient yet</source>
        <translation>noch kein Patient</translation>
    </message>
    <message>
        <source>no place</source>
        <translation>kein Ort</translation>
    </message>
    <message>
        <source>no point is given for {0}; give at least one inside it</source>
        <translation>für {0} ist kein Punkt gegeben; geben Sie mindestens einen darin an</translation>
    </message>
    <message>
        <source>no preview</source>
        <translation>keine Vorschau</translation>
    </message>
    <message>
        <source>no round section of a vessel wider than {0} mm lies at the seed; place it in the middle of the lumen, away from branches</source>
        <translation>am Saatpunkt liegt kein runder Gefäßquerschnitt, der weiter als {0} mm ist; setzen Sie ihn in die Mitte des Lumens, abseits von Abgängen</translation>
    </message>
    <message>
        <source>no seed is given for {0}; give at least one point inside it</source>
        <translation>für {0} ist kein Saatpunkt gegeben; geben Sie mindestens einen Punkt darin an</translation>
    </message>
    <message>
        <source>no source is given</source>
        <translation>keine Quelle angegeben</translation>
    </message>
    <message>
        <source>no sphere fits {0} points that lie in a plane; pick a round part of the surface</source>
        <translation>keine Kugel passt zu {0} Punkten, die in einer Ebene liegen; wählen Sie einen runden Teil der Oberfläche</translation>
    </message>
    <message>
        <source>no study lies between {0} and {1}; swap the dates</source>
        <translation>zwischen {0} und {1} liegt keine Untersuchung; vertauschen Sie die Daten</translation>
    </message>
    <message>
        <source>no temporary folder can be made ({0}); check the disk</source>
        <translation>es lässt sich kein temporärer Ordner anlegen ({0}); prüfen Sie den Datenträger</translation>
    </message>
    <message>
        <source>no tumour was found round that point: place it in the dark middle of a bright rim, or on bright tissue</source>
        <translation>um diesen Punkt wurde kein Tumor gefunden: Setzen Sie ihn in die dunkle Mitte eines hellen Saums oder auf helles Gewebe</translation>
    </message>
    <message>
        <source>no upper limit</source>
        <translation>keine obere Grenze</translation>
    </message>
    <message>
        <source>no value lies between {0} and {1}; the upper limit must not be below the lower one</source>
        <translation>kein Wert liegt zwischen {0} und {1}; die obere Grenze darf nicht unter der unteren liegen</translation>
    </message>
    <message>
        <source>no vertebra could be told apart: click the middle of every body, in the bone</source>
        <translation>es ließ sich kein Wirbel unterscheiden: Klicken Sie auf die Mitte jedes Wirbelkörpers, im Knochen</translation>
    </message>
    <message>
        <source>no vessel hangs together with the seed above {0} HU; place the seed in the middle of the vein</source>
        <translation>kein Gefäß hängt über {0} HU mit dem Saatpunkt zusammen; setzen Sie ihn in die Mitte der Vene</translation>
    </message>
    <message>
        <source>no volume</source>
        <translation>kein Volumen</translation>
    </message>
    <message>
        <source>no voxel is denser than {0} HU, so there is no body in this image</source>
        <translation>kein Voxel ist dichter als {0} HU, also ist kein Körper in diesem Bild</translation>
    </message>
    <message>
        <source>no voxel of {0} is {1}; its values go from {2}</source>
        <translation>kein Voxel von {0} ist {1}; die Werte reichen von {2}</translation>
    </message>
    <message>
        <source>no voxel reaches {0} HU, so there is no bone; is this a CT in HU?</source>
        <translation>kein Voxel erreicht {0} HU, also gibt es keinen Knochen; ist dies ein CT in HU?</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>none below {0} deg</source>
        <translation>keiner unter {0} Grad</translation>
    </message>
    <message>
        <source>none for all bones; for a hip two points, the middle of the femur's head and then the ilium above it, or four for both hips</source>
        <translation>keiner für alle Knochen; für eine Hüfte zwei Punkte, die Mitte des Femurkopfs und dann das Darmbein darüber, oder vier für beide Hüften</translation>
    </message>
    <message>
        <source>none for all vertebrae, or the middle of every body that is wanted, two at least</source>
        <translation>keiner für alle Wirbel, oder die Mitte jedes gewünschten Wirbelkörpers, mindestens zwei</translation>
    </message>
    <message>
        <source>none named</source>
        <translation>keine genannt</translation>
    </message>
    <message>
        <source>none of the {0} files could be written without its patient: {1}</source>
        <translation>keine der {0} Dateien ließ sich ohne ihren Patienten schreiben: {1}</translation>
    </message>
    <message>
        <source>none of the {0} series of {1} can be imported: {2}</source>
        <translation>keine der {0} Serien von {1} kann importiert werden: {2}</translation>
    </message>
    <message>
        <source>none was added yet (surgplan pacs add)</source>
        <translation>noch keiner hinzugefügt (surgplan pacs add)</translation>
    </message>
    <message>
        <source>none; cut a segment first</source>
        <translation>keine; schneiden Sie zuerst ein Segment</translation>
    </message>
    <message>
        <source>norm of the unbalanced nodal forces over the norm of the load</source>
        <translation>Norm der unausgeglichenen Knotenkräfte, bezogen auf die Norm der Last</translation>
    </message>
    <message>
        <source>not DICOM but a volume file; import it by its own path</source>
        <translation>kein DICOM, sondern eine Volumendatei; importieren Sie sie über ihren eigenen Pfad</translation>
    </message>
    <message>
        <source>not a DICOM file</source>
        <translation>keine DICOM-Datei</translation>
    </message>
    <message>
        <source>not a DICOM file as PS3.10 has it</source>
        <translation>keine DICOM-Datei nach PS3.10</translation>
    </message>
    <message>
        <source>not a DICOM image: it has no SOPClassUID</source>
        <translation>kein DICOM-Bild: Es hat keine SOPClassUID</translation>
    </message>
    <message>
        <source>not a DICOM image: it has no SeriesInstanceUID</source>
        <translation>kein DICOM-Bild: Es hat keine SeriesInstanceUID</translation>
    </message>
    <message>
        <source>not a DICOM object: it has no SOPClassUID</source>
        <translation>kein DICOM-Objekt: Es hat keine SOPClassUID</translation>
    </message>
    <message>
        <source>not a regular file</source>
        <translation>keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>not encrypted</source>
        <translation>nicht verschlüsselt</translation>
    </message>
    <message>
        <source>not known to this program</source>
        <translation>diesem Programm nicht bekannt</translation>
    </message>
    <message>
        <source>not measured: {0} mm below the stem's origin no stem or no canal shows</source>
        <translation>nicht gemessen: {0} mm unter dem Ursprung des Schafts zeigt sich kein Schaft oder kein Markraum</translation>
    </message>
    <message>
        <source>not scanned</source>
        <translation>nicht aufgenommen</translation>
    </message>
    <message>
        <source>not scanned: between slices too far apart; hatched</source>
        <translation>nicht aufgenommen: zwischen zu weit auseinanderliegenden Schichten; schraffiert</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>nothing as large and even as a liver lies round the seed; place it deep in the liver, away from its vessels</source>
        <translation>um den Saatpunkt liegt nichts, was so groß und gleichmäßig wie eine Leber ist; setzen Sie ihn tief in die Leber, abseits ihrer Gefäße</translation>
    </message>
    <message>
        <source>nothing but triangles without area is in it</source>
        <translation>es enthält nur Dreiecke ohne Fläche</translation>
    </message>
    <message>
        <source>nothing changes: the segments are as smooth already, or the limits of editing forbid it</source>
        <translation>nichts ändert sich: Die Segmente sind schon so glatt, oder die Grenzen der Bearbeitung lassen es nicht zu</translation>
    </message>
    <message>
        <source>nothing holds the body: add a support, or move the support's plane so that part of the body lies behind it</source>
        <translation>nichts hält den Körper: Fügen Sie eine Lagerung hinzu, oder verschieben Sie ihre Ebene so, dass ein Teil des Körpers dahinter liegt</translation>
    </message>
    <message>
        <source>nothing in this image is as large and even as a brain; a T1-weighted MR of the head is needed</source>
        <translation>nichts in diesem Bild ist so groß und gleichmäßig wie ein Gehirn; es wird ein T1-gewichtetes MRT des Kopfs benötigt</translation>
    </message>
    <message>
        <source>nothing inside the segment lies below {0} HU, so it has no canal; check the threshold</source>
        <translation>nichts im Segment liegt unter {0} HU, daher hat es keinen Markraum; prüfen Sie den Schwellenwert</translation>
    </message>
    <message>
        <source>nothing is left of the solid; check its measures</source>
        <translation>vom Körper bleibt nichts übrig; prüfen Sie seine Maße</translation>
    </message>
    <message>
        <source>nothing is painted in {0}; paint a stroke in each segment that is to grow</source>
        <translation>in {0} ist nichts gemalt; malen Sie einen Strich in jedes Segment, das wachsen soll</translation>
    </message>
    <message>
        <source>nothing is painted yet; paint a stroke inside each part first</source>
        <translation>noch ist nichts gemalt; malen Sie zuerst einen Strich in jeden Teil</translation>
    </message>
    <message>
        <source>nothing lies within {0} mm {1} of {2}; use a thicker wall</source>
        <translation>nichts liegt innerhalb von {0} mm {1} von {2}; verwenden Sie eine dickere Wand</translation>
    </message>
    <message>
        <source>nothing of its shape is lost</source>
        <translation>von der Form geht nichts verloren</translation>
    </message>
    <message>
        <source>nothing of the body {0} is left to mesh: it is empty, cut away, covered by later bodies, or thinner than elements of {1} mm; use smaller elements</source>
        <translation>vom Körper {0} bleibt nichts zu vernetzen: Er ist leer, weggeschnitten, von späteren Körpern verdeckt oder dünner als Elemente von {1} mm; verwenden Sie kleinere Elemente</translation>
    </message>
    <message>
        <source>nothing of {0} belongs to {1}; move its point deeper into the part</source>
        <translation>nichts von {0} gehört zu {1}; verschieben Sie dessen Punkt tiefer in den Teil</translation>
    </message>
    <message>
        <source>nothing of {0} belongs to {1}; move its seeds deeper into the bone</source>
        <translation>nichts von {0} gehört zu {1}; verschieben Sie dessen Saatpunkte tiefer in den Knochen</translation>
    </message>
    <message>
        <source>nothing of {0} changes there</source>
        <translation>an {0} ändert sich dort nichts</translation>
    </message>
    <message>
        <source>nothing of {0} lies in the box; make it larger, or give a point inside the structure</source>
        <translation>nichts von {0} liegt im Quader; vergrößern Sie ihn, oder geben Sie einen Punkt in der Struktur an</translation>
    </message>
    <message>
        <source>nothing of {0} lies on the {1} side of the plane; move it or keep the other side</source>
        <translation>nichts von {0} liegt auf der Seite „{1}“ der Ebene; verschieben Sie sie, oder behalten Sie die andere Seite</translation>
    </message>
    <message>
        <source>nothing of {0} lies on {1}</source>
        <translation>nichts von {0} liegt auf {1}</translation>
    </message>
    <message>
        <source>nothing stands on its build plate</source>
        <translation>nichts steht auf der Bauplattform</translation>
    </message>
    <message>
        <source>nothing that is named</source>
        <translation>nichts Benanntes</translation>
    </message>
    <message>
        <source>nothing would be left of {0}; remove the segment instead</source>
        <translation>von {0} bliebe nichts übrig; entfernen Sie stattdessen das Segment</translation>
    </message>
    <message>
        <source>oblique CT series</source>
        <translation>schräge CT-Serie</translation>
    </message>
    <message>
        <source>oblique scan: nearest slices, {angle:.0f}°</source>
        <translation>schräge Aufnahme: nächste Schichten, {angle:.0f}°</translation>
    </message>
    <message>
        <source>oblique scan: nearest slices, {angle:.0f}° from {plane}</source>
        <translation>schräge Aufnahme: nächste Schichten, {angle:.0f}° zu {plane}</translation>
    </message>
    <message>
        <source>oblique scan: turned within the slice</source>
        <translation>schräge Aufnahme: innerhalb der Schicht gedreht</translation>
    </message>
    <message>
        <source>oblique, {angle:.0f}° from {plane}</source>
        <translation>schräg, {angle:.0f}° zu {plane}</translation>
    </message>
    <message>
        <source>october oktober oct okt</source>
        <translation>october oktober oct okt</translation>
    </message>
    <message>
        <source>of conjugate gradients</source>
        <translation>der konjugierten Gradienten</translation>
    </message>
    <message>
        <source>of its smooth surface</source>
        <translation>der geglätteten Oberfläche</translation>
    </message>
    <message>
        <source>of phantom density ({0}): {1}</source>
        <translation>der Phantomdichte ({0}): {1}</translation>
    </message>
    <message>
        <source>of the area</source>
        <translation>der Fläche</translation>
    </message>
    <message>
        <source>of the cut's origin, {0}</source>
        <translation>des Schnittursprungs, {0}</translation>
    </message>
    <message>
        <source>of the surface</source>
        <translation>der Oberfläche</translation>
    </message>
    <message>
        <source>of {0} climbs from different starts no two end at the best place</source>
        <translation>bei {0} Anstiegen von verschiedenen Anfängen enden keine zwei an der besten Stelle</translation>
    </message>
    <message>
        <source>of {0}, along the force, at its node nearest to where the force acts</source>
        <translation>von {0}, entlang der Kraft, am Knoten, der ihrem Angriffspunkt am nächsten liegt</translation>
    </message>
    <message>
        <source>of {segment}</source>
        <translation>von {segment}</translation>
    </message>
    <message>
        <source>of {segment}, cut by {cut}</source>
        <translation>von {segment}, geschnitten durch {cut}</translation>
    </message>
    <message>
        <source>of {segment}, saw {mm:g} mm</source>
        <translation>von {segment}, Säge {mm:g} mm</translation>
    </message>
    <message>
        <source>on an axis</source>
        <translation>auf einer Achse</translation>
    </message>
    <message>
        <source>on the line through the middles of the sections of {0} (rms {1} mm)</source>
        <translation>auf der Linie durch die Mitten der Schnitte von {0} (rms {1} mm)</translation>
    </message>
    <message>
        <source>on the other side</source>
        <translation>auf der anderen Seite</translation>
    </message>
    <message>
        <source>on the side of the normal</source>
        <translation>auf der Seite der Normalen</translation>
    </message>
    <message>
        <source>on the surface of {name}</source>
        <translation>auf der Oberfläche von {name}</translation>
    </message>
    <message>
        <source>on which image is it put? name the `image` of this case</source>
        <translation>auf welches Bild kommt es? Nennen Sie ein Bild (`image`) dieses Falls</translation>
    </message>
    <message>
        <source>one image is not a volume ({0}); choose a series of slices</source>
        <translation>ein einzelnes Bild ist kein Volumen ({0}); wählen Sie eine Serie von Schichten</translation>
    </message>
    <message>
        <source>one of the bones came out empty: click the middle of the femur's head first, then the ilium above the socket</source>
        <translation>einer der Knochen blieb leer: Klicken Sie zuerst auf die Mitte des Femurkopfs, dann auf das Darmbein über der Pfanne</translation>
    </message>
    <message>
        <source>one of the bones came out empty: put the first point into the lower jaw and the second into the skull</source>
        <translation>einer der Knochen blieb leer: Setzen Sie den ersten Punkt in den Unterkiefer und den zweiten in den Schädel</translation>
    </message>
    <message>
        <source>one point in each further tumour</source>
        <translation>ein Punkt in jedem weiteren Tumor</translation>
    </message>
    <message>
        <source>one thing goes into one file of this kind, not {0}; several go with --as {1}</source>
        <translation>in eine Datei dieser Art geht ein Objekt, nicht {0}; mehrere gehen mit --as {1}</translation>
    </message>
    <message>
        <source>only the phase {0} of {1} was registered</source>
        <translation>nur die Phase {0} von {1} wurde registriert</translation>
    </message>
    <message>
        <source>only {0} % of what both scans cover is body in both</source>
        <translation>nur {0} % dessen, was beide Aufnahmen erfassen, ist in beiden Körper</translation>
    </message>
    <message>
        <source>only {0} parts of the body tell where they belong</source>
        <translation>nur {0} Teile des Körpers zeigen, wohin sie gehören</translation>
    </message>
    <message>
        <source>only {0} points of the surface lie within {1} mm of {2}; put the point on the head</source>
        <translation>nur {0} Punkte der Oberfläche liegen innerhalb von {1} mm um {2}; setzen Sie den Punkt auf den Kopf</translation>
    </message>
    <message>
        <source>only {0} slices: whether one is missing can't be known</source>
        <translation>nur {0} Schichten: Ob eine fehlt, lässt sich nicht sagen</translation>
    </message>
    <message>
        <source>open</source>
        <translation>öffnen</translation>
    </message>
    <message>
        <source>openings of {0} mm are more than {1} voxels of {2} mm wide; ask for less</source>
        <translation>Öffnungen von {0} mm sind mehr als {1} Voxel von {2} mm weit; verlangen Sie weniger</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>freiwillig</translation>
    </message>
    <message>
        <source>or import it with `gaps: interpolate`, which resamples it and marks what was not scanned</source>
        <translation>oder importieren Sie sie mit `gaps: interpolate`, was umrechnet und nicht Aufgenommenes kennzeichnet</translation>
    </message>
    <message>
        <source>order of displacement, L2</source>
        <translation>Ordnung der Verschiebung, L2</translation>
    </message>
    <message>
        <source>order of strain, energy</source>
        <translation>Ordnung der Dehnung, Energie</translation>
    </message>
    <message>
        <source>ordering the unknowns</source>
        <translation>Unbekannte werden geordnet</translation>
    </message>
    <message>
        <source>organ</source>
        <translation>Organ</translation>
    </message>
    <message>
        <source>other</source>
        <translation>andere</translation>
    </message>
    <message>
        <source>otsu</source>
        <translation>Otsu</translation>
    </message>
    <message>
        <source>our AE title</source>
        <translation>unser AE-Titel</translation>
    </message>
    <message>
        <source>our certificate {0} and key {1} can't be used ({2}); they must be PEM files that belong together, the key without a passphrase</source>
        <translation>unser Zertifikat {0} und der Schlüssel {1} sind nicht verwendbar ({2}); es müssen zusammengehörende PEM-Dateien sein, der Schlüssel ohne Passphrase</translation>
    </message>
    <message>
        <source>outlines of less than three points</source>
        <translation>Umrisse mit weniger als drei Punkten</translation>
    </message>
    <message>
        <source>outside</source>
        <translation>außen</translation>
    </message>
    <message>
        <source>over {close:g} mm</source>
        <translation>über {close:g} mm</translation>
    </message>
    <message>
        <source>over {value}</source>
        <translation>über {value}</translation>
    </message>
    <message>
        <source>own</source>
        <translation>eigene</translation>
    </message>
    <message>
        <source>own component</source>
        <translation>eigene Komponente</translation>
    </message>
    <message>
        <source>padding of the scanner, kept out of every computation</source>
        <translation>Füllwerte des Scanners, aus jeder Berechnung herausgehalten</translation>
    </message>
    <message>
        <source>parts of the body would still move by {0} mm (at most {1})</source>
        <translation>Teile des Körpers würden sich noch um {0} mm bewegen (höchstens {1})</translation>
    </message>
    <message>
        <source>parts {0} and {1} lie in one basin</source>
        <translation>die Teile {0} und {1} liegen in einer Senke</translation>
    </message>
    <message>
        <source>patch {0} of {1}</source>
        <translation>Ausschnitt {0} von {1}</translation>
    </message>
    <message>
        <source>patient coordinates (LPS)</source>
        <translation>Patientenkoordinaten (LPS)</translation>
    </message>
    <message>
        <source>patient coordinates (LPS), on the body</source>
        <translation>Patientenkoordinaten (LPS), auf dem Körper</translation>
    </message>
    <message>
        <source>pelvis to mid-femur</source>
        <translation>Becken bis Femurmitte</translation>
    </message>
    <message>
        <source>penetration</source>
        <translation>Durchdringung</translation>
    </message>
    <message>
        <source>phantom in the scan</source>
        <translation>Phantom in der Aufnahme</translation>
    </message>
    <message>
        <source>phase {0}, {1} ms after the R wave</source>
        <translation>Phase {0}, {1} ms nach der R-Zacke</translation>
    </message>
    <message>
        <source>pictures of the fit</source>
        <translation>Bilder der Anpassung</translation>
    </message>
    <message>
        <source>pictures of the plan</source>
        <translation>Bilder der Planung</translation>
    </message>
    <message>
        <source>pictures of the studies</source>
        <translation>Bilder der Studien</translation>
    </message>
    <message>
        <source>pixels of this kind can't be masked</source>
        <translation>Pixel dieser Art lassen sich nicht schwärzen</translation>
    </message>
    <message>
        <source>placed by hand</source>
        <translation>von Hand platziert</translation>
    </message>
    <message>
        <source>placing the border</source>
        <translation>die Grenze wird gezogen</translation>
    </message>
    <message>
        <source>placing the border of {0}</source>
        <translation>die Grenze von {0} wird gezogen</translation>
    </message>
    <message>
        <source>plane of </source>
        <translation>Ebene von </translation>
    </message>
    <message>
        <source>plane z</source>
        <translation>plane z</translation>
    </message>
    <message>
        <source>plane, patient coordinates (LPS)</source>
        <translation>Ebene, Patientenkoordinaten (LPS)</translation>
    </message>
    <message>
        <source>planning of a brain tumour</source>
        <translation>Planung eines Hirntumors</translation>
    </message>
    <message>
        <source>planning of a skull plate</source>
        <translation>Planung einer Schädelplatte</translation>
    </message>
    <message>
        <source>planning of a stereotactic lead</source>
        <translation>Planung einer stereotaktischen Elektrode</translation>
    </message>
    <message>
        <source>planning on vessels</source>
        <translation>Planung an Gefäßen</translation>
    </message>
    <message>
        <source>ply
format binary_little_endian 1.0
comment {0}
element vertex {1}
property double x
property double y
property double z
element face {2}
property list uchar int vertex_indices
end_header
</source>
        <translation>ply
format binary_little_endian 1.0
comment {0}
element vertex {1}
property double x
property double y
property double z
element face {2}
property list uchar int vertex_indices
end_header
</translation>
    </message>
    <message>
        <source>points beyond a plane</source>
        <translation>Punkte jenseits einer Ebene</translation>
    </message>
    <message>
        <source>port {0} of {1} can't be had ({2}); choose another, or end what uses it</source>
        <translation>Port {0} von {1} ist nicht verfügbar ({2}); wählen Sie einen anderen, oder beenden Sie, was ihn benutzt</translation>
    </message>
    <message>
        <source>portal vein</source>
        <translation>Pfortader</translation>
    </message>
    <message>
        <source>pose, patient coordinates (LPS)</source>
        <translation>Lage, Patientenkoordinaten (LPS)</translation>
    </message>
    <message>
        <source>pose, unit direction along L, P, S</source>
        <translation>Lage, Einheitsrichtung entlang L, P, S</translation>
    </message>
    <message>
        <source>positive</source>
        <translation>positiv</translation>
    </message>
    <message>
        <source>positive is longer</source>
        <translation>positiv ist länger</translation>
    </message>
    <message>
        <source>positive is more</source>
        <translation>positiv ist mehr</translation>
    </message>
    <message>
        <source>posterior</source>
        <translation>hinten</translation>
    </message>
    <message>
        <source>preparing the scans</source>
        <translation>die Aufnahmen werden vorbereitet</translation>
    </message>
    <message>
        <source>printers read {0}, not {1}; give the file one of these endings</source>
        <translation>Drucker lesen {0}, nicht {1}; geben Sie der Datei eine dieser Endungen</translation>
    </message>
    <message>
        <source>proximal</source>
        <translation>proximal</translation>
    </message>
    <message>
        <source>proximal femur</source>
        <translation>proximales Femur</translation>
    </message>
    <message>
        <source>proximal tibia</source>
        <translation>proximale Tibia</translation>
    </message>
    <message>
        <source>proximal {0}; positive is longer</source>
        <translation>nach proximal {0}; positiv ist länger</translation>
    </message>
    <message>
        <source>pushed by {0} mm or {1} deg the fit ends {2} mm away, so it is not the only one</source>
        <translation>um {0} mm oder {1} Grad verschoben endet die Anpassung {2} mm entfernt, ist also nicht die einzige</translation>
    </message>
    <message>
        <source>pushing the fit</source>
        <translation>die Anpassung wird probeweise verschoben</translation>
    </message>
    <message>
        <source>putting the slices onto a right-angled grid</source>
        <translation>die Schichten werden auf ein rechtwinkliges Gitter gebracht</translation>
    </message>
    <message>
        <source>radial stress at the inner wall, mean</source>
        <translation>Radialspannung an der Innenwand, Mittelwert</translation>
    </message>
    <message>
        <source>radius about the nearest point of the surface</source>
        <translation>Radius um den nächsten Punkt der Oberfläche</translation>
    </message>
    <message>
        <source>raw data or a recording, which can't be cleaned</source>
        <translation>Rohdaten oder ein Mitschnitt, die sich nicht bereinigen lassen</translation>
    </message>
    <message>
        <source>read as {0} it would be {1} mm</source>
        <translation>als {0} gelesen wären es {1} mm</translation>
    </message>
    <message>
        <source>read as {0} it would: check its unit and frame</source>
        <translation>als {0} gelesen schon: Prüfen Sie Einheit und Bezugssystem</translation>
    </message>
    <message>
        <source>read in the source</source>
        <translation>in der Quelle gelesen</translation>
    </message>
    <message>
        <source>read the licence of {0} first, and say `accept_licence: true` if it allows this use; it begins: {1}</source>
        <translation>lesen Sie zuerst die Lizenz von {0}, und geben Sie `accept_licence: true` an, wenn sie diese Nutzung erlaubt; sie beginnt: {1}</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>nur lesbar</translation>
    </message>
    <message>
        <source>reading and checking the surface</source>
        <translation>die Oberfläche wird gelesen und geprüft</translation>
    </message>
    <message>
        <source>reading header {0} of {1}</source>
        <translation>Kopfdaten {0} von {1} werden gelesen</translation>
    </message>
    <message>
        <source>reading headers</source>
        <translation>Kopfdaten lesen</translation>
    </message>
    <message>
        <source>reading it would need {0} GB of memory, {1} may be used; save it at a lower resolution</source>
        <translation>das Lesen bräuchte {0} GB Arbeitsspeicher, {1} dürfen verwendet werden; speichern Sie es mit geringerer Auflösung</translation>
    </message>
    <message>
        <source>reading slice {0} of {1}</source>
        <translation>Schicht {0} von {1} wird gelesen</translation>
    </message>
    <message>
        <source>reading the file</source>
        <translation>die Datei wird gelesen</translation>
    </message>
    <message>
        <source>reading the scan</source>
        <translation>die Aufnahme wird gelesen</translation>
    </message>
    <message>
        <source>reading this needs more memory than it may take; it may be damaged, copy it again</source>
        <translation>das Lesen braucht mehr Arbeitsspeicher als erlaubt; die Datei ist vielleicht beschädigt, kopieren Sie sie erneut</translation>
    </message>
    <message>
        <source>reading this needs more than the {0} of memory it may take; it may be damaged, copy it again</source>
        <translation>das Lesen braucht mehr als die erlaubten {0} Arbeitsspeicher; die Datei ist vielleicht beschädigt, kopieren Sie sie erneut</translation>
    </message>
    <message>
        <source>reading {0}</source>
        <translation>{0} lesen</translation>
    </message>
    <message>
        <source>reducing the surface for the screen</source>
        <translation>die Oberfläche wird für den Bildschirm vereinfacht</translation>
    </message>
    <message>
        <source>refined like this the mesh would have tens of millions of tetrahedra; refine less, or a smaller part</source>
        <translation>so verfeinert hätte das Netz Dutzende Millionen Tetraeder; verfeinern Sie weniger oder einen kleineren Teil</translation>
    </message>
    <message>
        <source>refining at {0} mm</source>
        <translation>bei {0} mm wird verfeinert</translation>
    </message>
    <message>
        <source>refuse</source>
        <translation>ablehnen</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>renderer string</source>
        <translation>renderer string</translation>
    </message>
    <message>
        <source>replace</source>
        <translation>ersetzen</translation>
    </message>
    <message>
        <source>report written</source>
        <translation>Bericht geschrieben</translation>
    </message>
    <message>
        <source>resampled onto another grid</source>
        <translation>auf ein anderes Gitter umgerechnet</translation>
    </message>
    <message>
        <source>resampling onto the fixed scan</source>
        <translation>auf die feste Aufnahme wird umgerechnet</translation>
    </message>
    <message>
        <source>resampling the scan</source>
        <translation>die Aufnahme wird umgerechnet</translation>
    </message>
    <message>
        <source>rescaled as the header says; not calibrated with a phantom</source>
        <translation>skaliert, wie die Kopfdaten es sagen; nicht mit einem Phantom kalibriert</translation>
    </message>
    <message>
        <source>reviewed</source>
        <translation>geprüft</translation>
    </message>
    <message>
        <source>right</source>
        <translation>rechts</translation>
    </message>
    <message>
        <source>right-handed about {0}, {1}</source>
        <translation>rechtshändig um {0}, {1}</translation>
    </message>
    <message>
        <source>rigid</source>
        <translation>starr</translation>
    </message>
    <message>
        <source>rigid: moved and turned</source>
        <translation>rigide: verschoben und gedreht</translation>
    </message>
    <message>
        <source>ring z</source>
        <translation>ring z</translation>
    </message>
    <message>
        <source>risk factor max(e1 / 0.0073, |e3| / 0.0104) of the largest tensile and compressive principal strain</source>
        <translation>Risikofaktor max(e1 / 0.0073, |e3| / 0.0104) der größten Zug- und Druckhauptdehnung</translation>
    </message>
    <message>
        <source>risk factor of {0} (Materials)</source>
        <translation>Risikofaktor von {0} (Materialien)</translation>
    </message>
    <message>
        <source>sagittal</source>
        <translation>sagittal</translation>
    </message>
    <message>
        <source>sagittal plane</source>
        <translation>sagittale Ebene</translation>
    </message>
    <message>
        <source>same UID, other content</source>
        <translation>gleiche UID, anderer Inhalt</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>gespeichert</translation>
    </message>
    <message>
        <source>say which component to place: a family of the catalogue with its size, or a file with its unit</source>
        <translation>sagen Sie, welche Komponente platziert werden soll: eine Familie des Katalogs mit ihrer Größe, oder eine Datei mit ihrer Einheit</translation>
    </message>
    <message>
        <source>scan of {0}, {1} old</source>
        <translation>Aufnahme von {0}, {1} alt</translation>
    </message>
    <message>
        <source>scan of {date}, {days} days old</source>
        <translation>Aufnahme vom {date}, {days} Tage alt</translation>
    </message>
    <message>
        <source>scan of {date}, {years:.1f} years old</source>
        <translation>Aufnahme vom {date}, {years:.1f} Jahre alt</translation>
    </message>
    <message>
        <source>scanned voxels inside</source>
        <translation>aufgenommene Voxel im Inneren</translation>
    </message>
    <message>
        <source>scans can't be judged for {0}; there is: {1}</source>
        <translation>Aufnahmen lassen sich nicht für {0} beurteilen; es gibt: {1}</translation>
    </message>
    <message>
        <source>scikit-fem, ElementTetP2</source>
        <translation>scikit-fem, ElementTetP2</translation>
    </message>
    <message>
        <source>searching borders</source>
        <translation>Grenzen suchen</translation>
    </message>
    <message>
        <source>searching the symmetry of {0}</source>
        <translation>die Symmetrie von {0} wird gesucht</translation>
    </message>
    <message>
        <source>seed {0} lies farther than {1} mm from the first one, so not in the same liver: move it</source>
        <translation>Saatpunkt {0} liegt weiter als {1} mm vom ersten entfernt, also nicht in derselben Leber: Verschieben Sie ihn</translation>
    </message>
    <message>
        <source>seen along the direction, the curve crosses itself, or its straight ends cross it</source>
        <translation>in dieser Richtung gesehen kreuzt die Kurve sich selbst, oder ihre geraden Enden kreuzen sie</translation>
    </message>
    <message>
        <source>seen along the direction, the points of the curve fall together</source>
        <translation>in dieser Richtung gesehen fallen die Punkte der Kurve zusammen</translation>
    </message>
    <message>
        <source>segment {0} is empty on {1}: none of its voxels' or outlines' insides holds a voxel centre</source>
        <translation>Segment {0} ist auf {1} leer: In keinem seiner Voxel oder Umrisse liegt eine Voxelmitte</translation>
    </message>
    <message>
        <source>sender's AE title</source>
        <translation>AE-Titel des Absenders</translation>
    </message>
    <message>
        <source>september sept sep</source>
        <translation>september sept sep</translation>
    </message>
    <message>
        <source>series are searched within a study; name its UID</source>
        <translation>Serien werden innerhalb einer Untersuchung gesucht; nennen Sie deren UID</translation>
    </message>
    <message>
        <source>series {0} can't be imported: {1}</source>
        <translation>Serie {0} kann nicht importiert werden: {1}</translation>
    </message>
    <message>
        <source>series {0} of {1} can't be imported: {2}</source>
        <translation>Serie {0} von {1} kann nicht importiert werden: {2}</translation>
    </message>
    <message>
        <source>server {0} ({1}) {2}</source>
        <translation>Server {0} ({1}) {2}</translation>
    </message>
    <message>
        <source>server {0} answered C-ECHO with status {1}</source>
        <translation>Server {0} beantwortete C-ECHO mit Status {1}</translation>
    </message>
    <message>
        <source>server {0} answers without end; it was stopped</source>
        <translation>Server {0} antwortet ohne Ende; er wurde angehalten</translation>
    </message>
    <message>
        <source>server {0} broke off while files were sent</source>
        <translation>Server {0} brach ab, während Dateien gesendet wurden</translation>
    </message>
    <message>
        <source>server {0} broke off while {1}; what had arrived whole is kept, try again</source>
        <translation>Server {0} brach ab, während {1}; was vollständig ankam, bleibt erhalten, versuchen Sie es erneut</translation>
    </message>
    <message>
        <source>server {0} broke off: {1}; what had arrived whole is kept</source>
        <translation>Server {0} brach ab: {1}; was vollständig ankam, bleibt erhalten</translation>
    </message>
    <message>
        <source>server {0} can't be trusted with this series: its UIDs are none</source>
        <translation>dem Server {0} ist mit dieser Serie nicht zu trauen: Ihre UIDs sind keine</translation>
    </message>
    <message>
        <source>server {0} can't be trusted with this series: {1}</source>
        <translation>dem Server {0} ist mit dieser Serie nicht zu trauen: {1}</translation>
    </message>
    <message>
        <source>server {0} did not search: {1}</source>
        <translation>Server {0} hat nicht gesucht: {1}</translation>
    </message>
    <message>
        <source>server {0} did not send the images: {1}</source>
        <translation>Server {0} sendete die Bilder nicht: {1}</translation>
    </message>
    <message>
        <source>server {0} did not send the middle image of the series</source>
        <translation>Server {0} sendete das mittlere Bild der Serie nicht</translation>
    </message>
    <message>
        <source>server {0} does not answer in JSON; check the address</source>
        <translation>Server {0} antwortet nicht in JSON; prüfen Sie die Adresse</translation>
    </message>
    <message>
        <source>server {0} does not answer with a list; check the address</source>
        <translation>Server {0} antwortet nicht mit einer Liste; prüfen Sie die Adresse</translation>
    </message>
    <message>
        <source>server {0} does not offer C-{1}; try the other way</source>
        <translation>Server {0} bietet C-{1} nicht an; versuchen Sie den anderen Weg</translation>
    </message>
    <message>
        <source>server {0} does not offer this search</source>
        <translation>Server {0} bietet diese Suche nicht an</translation>
    </message>
    <message>
        <source>server {0} has no image of series {1}</source>
        <translation>Server {0} hat kein Bild der Serie {1}</translation>
    </message>
    <message>
        <source>server {0} has no image of series {1}; search it again</source>
        <translation>Server {0} hat kein Bild der Serie {1}; suchen Sie dort erneut</translation>
    </message>
    <message>
        <source>server {0} keeps answering without sending an image; it was stopped</source>
        <translation>Server {0} antwortet immer weiter, ohne ein Bild zu senden; er wurde angehalten</translation>
    </message>
    <message>
        <source>server {0} needs the password of {1}, and none was given</source>
        <translation>Server {0} benötigt das Passwort von {1}, und keines wurde angegeben</translation>
    </message>
    <message>
        <source>server {0} sent no image, and {1}</source>
        <translation>Server {0} sendete kein Bild, und {1}</translation>
    </message>
    <message>
        <source>server {0}: {1}</source>
        <translation>Server {0}: {1}</translation>
    </message>
    <message>
        <source>server {0}: {1} (HTTP {2})</source>
        <translation>Server {0}: {1} (HTTP {2})</translation>
    </message>
    <message>
        <source>server {0}: {1} can't be found ({2}); check the name</source>
        <translation>Server {0}: {1} nicht gefunden ({2}); prüfen Sie den Namen</translation>
    </message>
    <message>
        <source>set by construction</source>
        <translation>durch die Konstruktion festgelegt</translation>
    </message>
    <message>
        <source>set by surgplan</source>
        <translation>von surgplan festgelegt</translation>
    </message>
    <message>
        <source>set by surgplan, not from the literature</source>
        <translation>von surgplan festgelegt, nicht aus der Literatur</translation>
    </message>
    <message>
        <source>settling points</source>
        <translation>Punkte setzen</translation>
    </message>
    <message>
        <source>sex not stated</source>
        <translation>Geschlecht nicht angegeben</translation>
    </message>
    <message>
        <source>sform and qform of {0} contradict each other: {1}; write it again with one of them, or set the code of the wrong one to 0</source>
        <translation>sform und qform von {0} widersprechen einander: {1}; schreiben Sie die Datei erneut mit einer von beiden, oder setzen Sie den Code der falschen auf 0</translation>
    </message>
    <message>
        <source>sform and voxel sizes of {0} contradict each other: it has voxels of {1} and of {2}; write it again from its source</source>
        <translation>sform und Voxelgrößen von {0} widersprechen einander: Es hat Voxel von {1} und von {2}; schreiben Sie die Datei erneut aus ihrer Quelle</translation>
    </message>
    <message>
        <source>share of the bone's volume; {0}</source>
        <translation>Anteil am Knochenvolumen; {0}</translation>
    </message>
    <message>
        <source>shared voxels over those of either</source>
        <translation>gemeinsame Voxel, bezogen auf die von beiden zusammen</translation>
    </message>
    <message>
        <source>sharp</source>
        <translation>scharf</translation>
    </message>
    <message>
        <source>shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>shown up to the middle of tight bends; lengths are true along the path and straight across it</source>
        <translation>gezeigt bis zur Mitte enger Biegungen; Längen sind entlang des Pfads und quer zu ihm wahr</translation>
    </message>
    <message>
        <source>shows a certificate that can't be trusted: {0}; check the CA file and the host's name</source>
        <translation>zeigt ein nicht vertrauenswürdiges Zertifikat: {0}; prüfen Sie die CA-Datei und den Namen des Rechners</translation>
    </message>
    <message>
        <source>shrink</source>
        <translation>schrumpfen</translation>
    </message>
    <message>
        <source>shrinking by {0} mm leaves nothing of {1}; use a smaller margin</source>
        <translation>nach Verkleinern um {0} mm bleibt von {1} nichts übrig; verwenden Sie einen kleineren Rand</translation>
    </message>
    <message>
        <source>side not stated in the plan</source>
        <translation>Seite in der Planung nicht angegeben</translation>
    </message>
    <message>
        <source>size {0} reaches {1} mm into the cortex of {2}, through any cortex: check the shaft's points, or choose a smaller size</source>
        <translation>Größe {0} reicht {1} mm in die Kortikalis von {2}, durch jede Kortikalis hindurch: Prüfen Sie die Punkte der Diaphyse, oder wählen Sie eine kleinere Größe</translation>
    </message>
    <message>
        <source>size, from the next start</source>
        <translation>Größe, ab dem nächsten Start</translation>
    </message>
    <message>
        <source>skin</source>
        <translation>Haut</translation>
    </message>
    <message>
        <source>skull</source>
        <translation>Schädel</translation>
    </message>
    <message>
        <source>skull plate</source>
        <translation>Schädelplatte</translation>
    </message>
    <message>
        <source>slab</source>
        <translation>Slab</translation>
    </message>
    <message>
        <source>slices</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>slices are {0} mm thick; {1} wants {2} mm or less</source>
        <translation>Schichten sind {0} mm dick; {1} verlangt {2} mm oder weniger</translation>
    </message>
    <message>
        <source>slices of {0} mm over {1} mm are too many; export the series again</source>
        <translation>Schichten von {0} mm über {1} mm sind zu viele; exportieren Sie die Serie erneut</translation>
    </message>
    <message>
        <source>slices {0} mm thick lie {1} mm apart: what lies between was not scanned</source>
        <translation>Schichten von {0} mm Dicke liegen {1} mm auseinander: Was dazwischenliegt, wurde nicht aufgenommen</translation>
    </message>
    <message>
        <source>smallest dihedral angle short of 10</source>
        <translation>kleinster Flächenwinkel unter 10</translation>
    </message>
    <message>
        <source>smallest principal strain, sign turned</source>
        <translation>kleinste Hauptdehnung, mit umgekehrtem Vorzeichen</translation>
    </message>
    <message>
        <source>smoothed surface of {0} triangles, of the same volume</source>
        <translation>geglättete Oberfläche aus {0} Dreiecken, mit gleichem Volumen</translation>
    </message>
    <message>
        <source>smoothing</source>
        <translation>glätten</translation>
    </message>
    <message>
        <source>smoothing must be 0 mm or more, not {0}</source>
        <translation>die Glättung muss 0 mm oder mehr betragen, nicht {0}</translation>
    </message>
    <message>
        <source>smoothing the borders</source>
        <translation>die Grenzen werden geglättet</translation>
    </message>
    <message>
        <source>smoothing the surface</source>
        <translation>die Oberfläche wird geglättet</translation>
    </message>
    <message>
        <source>soft</source>
        <translation>weich</translation>
    </message>
    <message>
        <source>solid</source>
        <translation>geschlossen</translation>
    </message>
    <message>
        <source>some of its coordinates are not finite numbers</source>
        <translation>einige Koordinaten sind keine endlichen Zahlen</translation>
    </message>
    <message>
        <source>some of its coordinates are not finite numbers; export it again</source>
        <translation>einige Koordinaten sind keine endlichen Zahlen; exportieren Sie erneut</translation>
    </message>
    <message>
        <source>some of its frames do not say where they lie in the patient; export it again with its geometry</source>
        <translation>einige Einzelbilder sagen nicht, wo sie im Patienten liegen; exportieren Sie erneut mit Geometrie</translation>
    </message>
    <message>
        <source>some of its frames do not say which segment they show; export it again</source>
        <translation>einige Einzelbilder sagen nicht, welches Segment sie zeigen; exportieren Sie erneut</translation>
    </message>
    <message>
        <source>some of its frames lie nowhere: their positions or pixel sizes are no lengths; export it again</source>
        <translation>einige Einzelbilder liegen nirgends: Ihre Positionen oder Pixelgrößen sind keine Längen; exportieren Sie erneut</translation>
    </message>
    <message>
        <source>some {0} are not numbers; look at what they were computed from</source>
        <translation>einige {0} sind keine Zahlen; prüfen Sie, woraus sie berechnet wurden</translation>
    </message>
    <message>
        <source>something else is wanted by now</source>
        <translation>inzwischen wird etwas anderes verlangt</translation>
    </message>
    <message>
        <source>something that names a person was still in it; ask for fewer options</source>
        <translation>etwas, das eine Person nennt, war noch enthalten; verlangen Sie weniger Optionen</translation>
    </message>
    <message>
        <source>sphere</source>
        <translation>Kugel</translation>
    </message>
    <message>
        <source>sphere cut {0} mm off its middle</source>
        <translation>Kugel, {0} mm neben ihrer Mitte geschnitten</translation>
    </message>
    <message>
        <source>splitting along surfaces</source>
        <translation>Trennung entlang von Flächen</translation>
    </message>
    <message>
        <source>square of the radii</source>
        <translation>Quadrat der Radien</translation>
    </message>
    <message>
        <source>standard</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>stands where it was cut</source>
        <translation>steht, wo es geschnitten wurde</translation>
    </message>
    <message>
        <source>stated with the file</source>
        <translation>mit der Datei angegeben</translation>
    </message>
    <message>
        <source>stated with the segment</source>
        <translation>mit dem Segment angegeben</translation>
    </message>
    <message>
        <source>stated with the study</source>
        <translation>mit der Studie angegeben</translation>
    </message>
    <message>
        <source>stem axis to the shaft's in the frontal plane; positive is varus</source>
        <translation>Schaftachse zur Diaphysenachse in der Frontalebene; positiv ist Varus</translation>
    </message>
    <message>
        <source>stem axis to the shaft's seen from the side; positive leans forward</source>
        <translation>Schaftachse zur Diaphysenachse, von der Seite gesehen; positiv neigt sich nach vorn</translation>
    </message>
    <message>
        <source>stem section area over canal area, {0}</source>
        <translation>Querschnittsfläche des Schafts zu der des Markraums, {0}</translation>
    </message>
    <message>
        <source>stopped; nothing was changed</source>
        <translation>angehalten; nichts wurde geändert</translation>
    </message>
    <message>
        <source>stopped; what had arrived whole is kept</source>
        <translation>angehalten; was vollständig ankam, bleibt erhalten</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>wird angehalten</translation>
    </message>
    <message>
        <source>straight line between its ends</source>
        <translation>gerade Linie zwischen den Enden</translation>
    </message>
    <message>
        <source>straight line between {0}</source>
        <translation>gerade Linie zwischen {0}</translation>
    </message>
    <message>
        <source>strains and stresses</source>
        <translation>Dehnungen und Spannungen</translation>
    </message>
    <message>
        <source>strength not checked</source>
        <translation>Festigkeit nicht geprüft</translation>
    </message>
    <message>
        <source>stress along the axis at A</source>
        <translation>Spannung entlang der Achse bei A</translation>
    </message>
    <message>
        <source>stress along y at D</source>
        <translation>Spannung entlang y bei D</translation>
    </message>
    <message>
        <source>studies/{0}/series/{1}/instances/{2}</source>
        <translation>studies/{0}/series/{1}/instances/{2}</translation>
    </message>
    <message>
        <source>studies/{0}/series/{1}/instances?limit={2}&amp;includefield=NumberOfFrames</source>
        <translation>studies/{0}/series/{1}/instances?limit={2}&amp;includefield=NumberOfFrames</translation>
    </message>
    <message>
        <source>subtract</source>
        <translation>abziehen</translation>
    </message>
    <message>
        <source>suits it</source>
        <translation>geeignet</translation>
    </message>
    <message>
        <source>suits none of the operations known</source>
        <translation>passt zu keiner der bekannten Operationen</translation>
    </message>
    <message>
        <source>superior</source>
        <translation>oben</translation>
    </message>
    <message>
        <source>superior, or [L, P, S]</source>
        <translation>superior, oder [L, P, S]</translation>
    </message>
    <message>
        <source>surface of a ball in voxels</source>
        <translation>Oberfläche einer Kugel in Voxeln</translation>
    </message>
    <message>
        <source>surface this near to the wall counts as contact; {0}</source>
        <translation>Oberfläche so nahe an der Wand gilt als Kontakt; {0}</translation>
    </message>
    <message>
        <source>surfaces are read from .stl, .ply, .obj and .3mf, not {0}</source>
        <translation>Oberflächen werden aus .stl, .ply, .obj und .3mf gelesen, nicht aus {0}</translation>
    </message>
    <message>
        <source>surgplan LPS mm {0}</source>
        <translation>surgplan LPS mm {0}</translation>
    </message>
    <message>
        <source>surgplan has no shape for {0}; it has {1}</source>
        <translation>surgplan hat keine Form für {0}; es hat {1}</translation>
    </message>
    <message>
        <source>surgplan label map, 1 inside; RAS, mm</source>
        <translation>surgplan label map, 1 inside; RAS, mm</translation>
    </message>
    <message>
        <source>surgplan volume{0}; RAS, mm</source>
        <translation>surgplan volume{0}; RAS, mm</translation>
    </message>
    <message>
        <source>surgplan {0}, Python {1}, Qt {2}, {3}</source>
        <translation>surgplan {0}, Python {1}, Qt {2}, {3}</translation>
    </message>
    <message>
        <source>surgplan's resources are missing beside {0}; install surgplan again</source>
        <translation>neben {0} fehlen die Ressourcen von surgplan; installieren Sie surgplan neu</translation>
    </message>
    <message>
        <source>surgplan, DICOM PS3.15 Annex E</source>
        <translation>surgplan, DICOM PS3.15 Annex E</translation>
    </message>
    <message>
        <source>surgplan-seal-1: anonymous Anonymised case revision branch tip head move parent results words schema bricks shape</source>
        <translation>surgplan-seal-1: anonymous Anonymised case revision branch tip head move parent results words schema bricks shape</translation>
    </message>
    <message>
        <source>surgplan.segment.presets.{0}</source>
        <translation>surgplan.segment.presets.{0}</translation>
    </message>
    <message>
        <source>tag:yaml.org,2002:bool</source>
        <translation>tag:yaml.org,2002:bool</translation>
    </message>
    <message>
        <source>tag:yaml.org,2002:float</source>
        <translation>tag:yaml.org,2002:float</translation>
    </message>
    <message>
        <source>take voxels from them</source>
        <translation>Voxel von ihnen nehmen</translation>
    </message>
    <message>
        <source>telling rim, core and oedema apart</source>
        <translation>Saum, Kern und Ödem werden unterschieden</translation>
    </message>
    <message>
        <source>telling the bones apart</source>
        <translation>die Knochen werden unterschieden</translation>
    </message>
    <message>
        <source>ten-node tetrahedra</source>
        <translation>Tetraeder mit zehn Knoten</translation>
    </message>
    <message>
        <source>that point lies on bright tissue no thicker than {0} mm, a rim or a vessel; place it in the dark middle that the rim encloses</source>
        <translation>dieser Punkt liegt auf hellem Gewebe, das nicht dicker als {0} mm ist, einem Saum oder Gefäß; setzen Sie ihn in die dunkle Mitte, die der Saum umschließt</translation>
    </message>
    <message>
        <source>the AI model</source>
        <translation>das KI-Modell</translation>
    </message>
    <message>
        <source>the CA file {0} can't be used ({1}); it must be a PEM file of certificates</source>
        <translation>die CA-Datei {0} ist nicht verwendbar ({1}); es muss eine PEM-Datei mit Zertifikaten sein</translation>
    </message>
    <message>
        <source>the FLAIR of the same head, registered</source>
        <translation>die FLAIR desselben Kopfs, registriert</translation>
    </message>
    <message>
        <source>the HU of {0} are not calibrated with a phantom, so densities and moduli are estimates</source>
        <translation>die HU von {0} sind nicht mit einem Phantom kalibriert, daher sind Dichten und E-Moduln Schätzungen</translation>
    </message>
    <message>
        <source>the UID of the {0} is not one ({1}); it is digits and dots, at most {2}</source>
        <translation>die UID von {0} ist keine ({1}); sie besteht aus Ziffern und Punkten, höchstens {2}</translation>
    </message>
    <message>
        <source>the affine fit stretches by {0} to {1} (allowed {2} to {3}), which no body does between two scans; register rigidly</source>
        <translation>die affine Anpassung streckt um {0} bis {1} (erlaubt {2} bis {3}), was kein Körper zwischen zwei Aufnahmen tut; registrieren Sie rigide</translation>
    </message>
    <message>
        <source>the aneurysm with its inlet</source>
        <translation>das Aneurysma mit seinem Zufluss</translation>
    </message>
    <message>
        <source>the anterior direction runs along the shaft, so the femur has no frame; give one across the shaft</source>
        <translation>die Richtung nach vorn läuft entlang der Diaphyse, daher hat das Femur kein Bezugssystem; geben Sie eine quer zur Diaphyse an</translation>
    </message>
    <message>
        <source>the aortic root and the left ventricle's outlet</source>
        <translation>die Aortenwurzel und der Ausflusstrakt des linken Ventrikels</translation>
    </message>
    <message>
        <source>the arrow of </source>
        <translation>der Pfeil von </translation>
    </message>
    <message>
        <source>the axes of a grid must be at right angles</source>
        <translation>die Achsen eines Gitters müssen rechtwinklig zueinander stehen</translation>
    </message>
    <message>
        <source>the axes of {0} are not at right angles (a tilted scan?); resample it onto a right-angled grid first</source>
        <translation>die Achsen von {0} stehen nicht rechtwinklig zueinander (geneigte Aufnahme?); rechnen Sie sie zuerst auf ein rechtwinkliges Gitter um</translation>
    </message>
    <message>
        <source>the blue band; {0}</source>
        <translation>das blaue Band; {0}</translation>
    </message>
    <message>
        <source>the bodies have {0} surfaces, but a mesh takes at most {1}; mesh fewer at once</source>
        <translation>die Körper haben {0} Oberflächen, ein Netz nimmt aber höchstens {1}; vernetzen Sie weniger auf einmal</translation>
    </message>
    <message>
        <source>the body a load is to act on has no outer surface: others enclose it; name one of them with `on`</source>
        <translation>der Körper, auf den eine Last wirken soll, hat keine äußere Oberfläche: Andere umschließen ihn; nennen Sie einen von ihnen mit `on`</translation>
    </message>
    <message>
        <source>the body {0} has no end; cut it, or give the mesh a domain</source>
        <translation>der Körper {0} hat kein Ende; schneiden Sie ihn, oder geben Sie dem Netz ein Gebiet vor</translation>
    </message>
    <message>
        <source>the body {0} is empty: its parts have no space in common</source>
        <translation>der Körper {0} ist leer: Seine Teile haben keinen gemeinsamen Raum</translation>
    </message>
    <message>
        <source>the bone was not drawn on its scan's own grid, so its canal can't be read there; draw it on the scan</source>
        <translation>der Knochen wurde nicht auf dem Gitter seiner Aufnahme gezeichnet, daher lässt sich sein Markraum dort nicht ablesen; zeichnen Sie ihn auf der Aufnahme</translation>
    </message>
    <message>
        <source>the box lies outside the image; place its corners about what is to be segmented</source>
        <translation>der Quader liegt außerhalb des Bildes; setzen Sie seine Ecken um das, was segmentiert werden soll</translation>
    </message>
    <message>
        <source>the bytes of the file</source>
        <translation>die Bytes der Datei</translation>
    </message>
    <message>
        <source>the canal is found by its HU, but {0} is {1} without them; choose a CT</source>
        <translation>der Markraum wird über seine HU gefunden, aber {0} ist {1} ohne HU; wählen Sie ein CT</translation>
    </message>
    <message>
        <source>the canal shows at {0} of {1} levels between the shaft's two points; at least 3 are needed</source>
        <translation>der Markraum zeigt sich auf {0} von {1} Höhen zwischen den zwei Punkten der Diaphyse; mindestens 3 werden benötigt</translation>
    </message>
    <message>
        <source>the canal's wall</source>
        <translation>die Wand des Markraums</translation>
    </message>
    <message>
        <source>the case can't be anonymised: a table of it has a heading that names a person; remove that first</source>
        <translation>der Fall kann nicht anonymisiert werden: Eine Tabelle darin hat eine Überschrift, die eine Person nennt; entfernen Sie diese zuerst</translation>
    </message>
    <message>
        <source>the case can't be anonymised: something that names a person would stay in {0}; nothing was written</source>
        <translation>der Fall kann nicht anonymisiert werden: Etwas, das eine Person nennt, bliebe in {0}; nichts wurde geschrieben</translation>
    </message>
    <message>
        <source>the case was changed while “{work}” was worked out; repeat it</source>
        <translation>der Fall wurde geändert, während „{work}“ berechnet wurde; wiederholen Sie es</translation>
    </message>
    <message>
        <source>the case was made</source>
        <translation>der Fall wurde erstellt</translation>
    </message>
    <message>
        <source>the catalogue has no {0}; it has {1}</source>
        <translation>der Katalog hat kein {0}; er hat {1}</translation>
    </message>
    <message>
        <source>the classes {0} and {1} would both be called {2}; choose one with `select`</source>
        <translation>die Klassen {0} und {1} würden beide {2} heißen; wählen Sie eine mit `select`</translation>
    </message>
    <message>
        <source>the curve can't part {0}: {1}; draw it anew</source>
        <translation>die Kurve kann {0} nicht trennen: {1}; zeichnen Sie sie neu</translation>
    </message>
    <message>
        <source>the curve leaves nothing of {0} on the side of {1}; draw it across the segment</source>
        <translation>die Kurve lässt von {0} nichts auf der Seite von {1}; zeichnen Sie sie quer über das Segment</translation>
    </message>
    <message>
        <source>the data set can't be unpacked</source>
        <translation>der Datensatz lässt sich nicht entpacken</translation>
    </message>
    <message>
        <source>the data set is cut off</source>
        <translation>der Datensatz ist abgeschnitten</translation>
    </message>
    <message>
        <source>the data set is damaged</source>
        <translation>der Datensatz ist beschädigt</translation>
    </message>
    <message>
        <source>the data set is damaged: an element without a value representation</source>
        <translation>der Datensatz ist beschädigt: ein Element ohne Value Representation</translation>
    </message>
    <message>
        <source>the data set is damaged: an item where none can be</source>
        <translation>der Datensatz ist beschädigt: ein Eintrag, wo keiner sein kann</translation>
    </message>
    <message>
        <source>the data set is in a transfer syntax that is not known here</source>
        <translation>der Datensatz hat eine Transfersyntax, die hier nicht bekannt ist</translation>
    </message>
    <message>
        <source>the deformable fit can't be undone (to {0} mm); register rigidly</source>
        <translation>die deformierbare Anpassung lässt sich nicht umkehren (auf {0} mm); registrieren Sie rigide</translation>
    </message>
    <message>
        <source>the deformable fit {0}: the local change of volume runs from {1} to {2} (allowed {3} to {4}); register rigidly, or by a segment both scans show whole</source>
        <translation>die deformierbare Anpassung {0}: Die örtliche Volumenänderung reicht von {1} bis {2} (erlaubt {3} bis {4}); registrieren Sie rigide oder über ein Segment, das beide Aufnahmen ganz zeigen</translation>
    </message>
    <message>
        <source>the density of the rods falls with their CT value; check their order</source>
        <translation>die Dichte der Stäbe fällt mit ihrem CT-Wert; prüfen Sie ihre Reihenfolge</translation>
    </message>
    <message>
        <source>the direction it is looked at along needs a length: {0}</source>
        <translation>die Blickrichtung braucht eine Länge: {0}</translation>
    </message>
    <message>
        <source>the direction of sight</source>
        <translation>die Blickrichtung</translation>
    </message>
    <message>
        <source>the direction of the cut must have a length</source>
        <translation>die Richtung des Schnitts muss eine Länge haben</translation>
    </message>
    <message>
        <source>the directions of its frames are not at right angles and of length 1; export it again</source>
        <translation>die Richtungen der Einzelbilder stehen nicht rechtwinklig oder haben nicht die Länge 1; exportieren Sie erneut</translation>
    </message>
    <message>
        <source>the distance between slices {0}; {1} wants {2} mm or less</source>
        <translation>der Schichtabstand {0}; {1} verlangt {2} mm oder weniger</translation>
    </message>
    <message>
        <source>the elastic solution</source>
        <translation>die elastische Lösung</translation>
    </message>
    <message>
        <source>the end of the grey band; {0}</source>
        <translation>das Ende des grauen Bandes; {0}</translation>
    </message>
    <message>
        <source>the end of the scan</source>
        <translation>das Ende der Aufnahme</translation>
    </message>
    <message>
        <source>the femur would reach more than {0} mm above its head: click the middle of the femur's head first, then the ilium above the socket, not the ischium</source>
        <translation>das Femur würde mehr als {0} mm über seinen Kopf reichen: Klicken Sie zuerst auf die Mitte des Femurkopfs, dann auf das Darmbein über der Pfanne, nicht auf das Sitzbein</translation>
    </message>
    <message>
        <source>the field is nowhere below the level, so there is no surface; check the level and the region</source>
        <translation>das Feld liegt nirgends unter dem Wert, daher gibt es keine Oberfläche; prüfen Sie Wert und Bereich</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>die Datei ist leer</translation>
    </message>
    <message>
        <source>the file's bytes are not those it was closed with</source>
        <translation>die Bytes der Datei sind nicht die, mit denen sie geschlossen wurde</translation>
    </message>
    <message>
        <source>the first and the third point are no heads of two hips, for they do not lie on both sides: click the middle of one femur's head and the ilium above it, then those of the other hip</source>
        <translation>der erste und der dritte Punkt sind nicht die Köpfe zweier Hüften, denn sie liegen nicht auf beiden Seiten: Klicken Sie auf die Mitte eines Femurkopfs und das Darmbein über der Pfanne, dann auf die der anderen Hüfte</translation>
    </message>
    <message>
        <source>the fit stretched it by {0} %, which no patient is between two scans: the lengths of one of them may be wrong, compare a known one</source>
        <translation>die Anpassung streckte es um {0} %, was kein Patient zwischen zwei Aufnahmen tut: Die Längen einer davon sind vielleicht falsch, vergleichen Sie eine bekannte</translation>
    </message>
    <message>
        <source>the force {0} is not three finite numbers (N, LPS)</source>
        <translation>die Kraft {0} besteht nicht aus drei endlichen Zahlen (N, LPS)</translation>
    </message>
    <message>
        <source>the frame of {0} must be LPS or RAS, not {1}</source>
        <translation>das Bezugssystem von {0} muss LPS oder RAS sein, nicht {1}</translation>
    </message>
    <message>
        <source>the gantry was tilted by {0} degrees; {1} wants {2} degrees or less</source>
        <translation>die Gantry war um {0} Grad geneigt; {1} verlangt {2} Grad oder weniger</translation>
    </message>
    <message>
        <source>the gantry's tilt {0}; {1} wants {2} degrees or less</source>
        <translation>die Neigung der Gantry {0}; {1} verlangt {2} Grad oder weniger</translation>
    </message>
    <message>
        <source>the guide did not come with this program; install surgplan again, or read it where you got the program</source>
        <translation>das Handbuch kam nicht mit diesem Programm; installieren Sie surgplan neu, oder lesen Sie es dort, wo Sie das Programm herhaben</translation>
    </message>
    <message>
        <source>the guide has no page {0}</source>
        <translation>das Handbuch hat keine Seite {0}</translation>
    </message>
    <message>
        <source>the head from vertex to base, with the frame</source>
        <translation>der Kopf vom Scheitel bis zur Basis, mit dem Rahmen</translation>
    </message>
    <message>
        <source>the head lies nearer to the shaft's distal landmark than to its proximal one, so the femur would stand on its head; the two landmarks on the shaft seem to be swapped</source>
        <translation>der Kopf liegt näher an der distalen als an der proximalen Landmarke der Diaphyse, das Femur stünde also auf dem Kopf; die beiden Landmarken der Diaphyse sind wohl vertauscht</translation>
    </message>
    <message>
        <source>the head lies {0} mm beside the shaft, so medial is unknown; check the front and the landmarks</source>
        <translation>der Kopf liegt {0} mm neben der Diaphyse, daher ist medial unbekannt; prüfen Sie die Vorderseite und die Landmarken</translation>
    </message>
    <message>
        <source>the head of the stem</source>
        <translation>Kopf des Schafts</translation>
    </message>
    <message>
        <source>the head's centre lies {0} mm beside the canal's axis; check the landmarks</source>
        <translation>die Kopfmitte liegt {0} mm neben der Achse des Markraums; prüfen Sie die Landmarken</translation>
    </message>
    <message>
        <source>the header has no rescale slope and intercept, so the values are not known to be HU</source>
        <translation>die Kopfdaten enthalten weder Rescale Slope noch Intercept, daher ist nicht bekannt, ob die Werte HU sind</translation>
    </message>
    <message>
        <source>the header names no contrast, whether there is some {0}; {1} wants contrast</source>
        <translation>die Kopfdaten nennen kein Kontrastmittel, ob es gegeben wurde {0}; {1} verlangt Kontrastmittel</translation>
    </message>
    <message>
        <source>the header says {0} ({1}); {2} wants {3}</source>
        <translation>die Kopfdaten nennen {0} ({1}); {2} verlangt {3}</translation>
    </message>
    <message>
        <source>the header says {0} of contrast; {1} wants contrast</source>
        <translation>die Kopfdaten nennen {0} zum Kontrastmittel; {1} verlangt Kontrastmittel</translation>
    </message>
    <message>
        <source>the header's padding value is {0} HU, as tissue can be: only where it reaches the border of a slice was it taken for not scanned; look at the values</source>
        <translation>der Füllwert der Kopfdaten ist {0} HU, wie Gewebe ihn haben kann: Nur wo er den Rand einer Schicht erreicht, gilt er als nicht aufgenommen; prüfen Sie die Werte</translation>
    </message>
    <message>
        <source>the headers in {0} say {1}, not {2}; leave the modality away</source>
        <translation>die Kopfdaten in {0} nennen {1}, nicht {2}; lassen Sie die Modalität weg</translation>
    </message>
    <message>
        <source>the headers say that slices lie {0} mm apart, but these lie {1} mm apart: those between may be missing</source>
        <translation>die Kopfdaten nennen einen Schichtabstand von {0} mm, diese liegen aber {1} mm auseinander: Die dazwischen fehlen vielleicht</translation>
    </message>
    <message>
        <source>the image is another than its announcement</source>
        <translation>das Bild ist ein anderes als angekündigt</translation>
    </message>
    <message>
        <source>the image of the preview</source>
        <translation>das Bild der Vorschau</translation>
    </message>
    <message>
        <source>the image {0} is not in the same frame of reference as {1}, on which the bone was segmented, so its voxels lie elsewhere; choose {2} or a scan of the same frame</source>
        <translation>das Bild {0} liegt nicht im selben Bezugssystem wie {1}, auf dem der Knochen segmentiert wurde, seine Voxel liegen also anderswo; wählen Sie {2} oder eine Aufnahme desselben Bezugssystems</translation>
    </message>
    <message>
        <source>the implant file {0} can't be used: {1}</source>
        <translation>die Implantatdatei {0} ist nicht verwendbar: {1}</translation>
    </message>
    <message>
        <source>the implant {0} ({1}) has no head; choose a stem or a cup</source>
        <translation>das Implantat {0} ({1}) hat keinen Kopf; wählen Sie einen Schaft oder eine Pfanne</translation>
    </message>
    <message>
        <source>the implant {0} ({1}) is no stem</source>
        <translation>das Implantat {0} ({1}) ist kein Schaft</translation>
    </message>
    <message>
        <source>the implant {0} lies outside the bone: its box from {1} to {2} holds no voxel of {3}; check the origin and the axes of its pose (LPS, mm)</source>
        <translation>das Implantat {0} liegt außerhalb des Knochens: Sein Quader von {1} bis {2} enthält kein Voxel von {3}; prüfen Sie Ursprung und Achsen seiner Lage (LPS, mm)</translation>
    </message>
    <message>
        <source>the jaw from condyles to chin</source>
        <translation>der Unterkiefer von den Kondylen bis zum Kinn</translation>
    </message>
    <message>
        <source>the key file {0} can't be written: {1}; choose another place</source>
        <translation>die Schlüsseldatei {0} kann nicht geschrieben werden: {1}; wählen Sie einen anderen Ort</translation>
    </message>
    <message>
        <source>the keyring did not delete the password of {0}: {1}; delete it there</source>
        <translation>der Schlüsselbund hat das Passwort von {0} nicht gelöscht: {1}; löschen Sie es dort</translation>
    </message>
    <message>
        <source>the keyring of this computer ({0})</source>
        <translation>der Schlüsselbund dieses Computers ({0})</translation>
    </message>
    <message>
        <source>the label map {0} has no readable index; open an earlier revision</source>
        <translation>die Labelkarte {0} hat keinen lesbaren Index; öffnen Sie eine frühere Revision</translation>
    </message>
    <message>
        <source>the label map {0} lacks bricks; open an earlier revision</source>
        <translation>der Labelkarte {0} fehlen Blöcke; öffnen Sie eine frühere Revision</translation>
    </message>
    <message>
        <source>the landmark {0} is called as a point of {1} would be; choose another name</source>
        <translation>die Landmarke {0} heißt, wie ein Punkt von {1} heißen würde; wählen Sie einen anderen Namen</translation>
    </message>
    <message>
        <source>the landmark {0} needs three finite numbers (LPS, mm), not {1}</source>
        <translation>die Landmarke {0} braucht drei endliche Zahlen (LPS, mm), nicht {1}</translation>
    </message>
    <message>
        <source>the landmark {0} was moved since the study {1} was made; make the study again</source>
        <translation>die Landmarke {0} wurde verschoben, seit die Studie {1} erstellt wurde; erstellen Sie die Studie erneut</translation>
    </message>
    <message>
        <source>the landmark {0} went along when {1} was moved, so it can't stay behind now; put the fragment back where it was cut first</source>
        <translation>die Landmarke {0} ging mit, als {1} bewegt wurde, und kann jetzt nicht zurückbleiben; setzen Sie das Fragment zuerst dorthin zurück, wo es geschnitten wurde</translation>
    </message>
    <message>
        <source>the landmarks and the grey values contradict each other: after the fit the landmarks are {0} mm apart (at most {1}); check the landmarks</source>
        <translation>Landmarken und Grauwerte widersprechen einander: Nach der Anpassung liegen die Landmarken {0} mm auseinander (höchstens {1}); prüfen Sie die Landmarken</translation>
    </message>
    <message>
        <source>the landmarks do not match: {0} mm are left (at most {1}), {2} mm at pair {3}; check that no two are exchanged</source>
        <translation>die Landmarken passen nicht zusammen: {0} mm bleiben (höchstens {1}), {2} mm beim Paar {3}; prüfen Sie, ob zwei vertauscht sind</translation>
    </message>
    <message>
        <source>the landmarks made a femur of side {0} where they were scanned, and make one of side {1} as its fragments were moved; put the fragments back where they were cut, or give a custom force</source>
        <translation>die Landmarken ergaben ein Femur der Seite {0}, wo sie aufgenommen wurden, und ergeben eines der Seite {1}, wie seine Fragmente bewegt wurden; setzen Sie die Fragmente an die Schnittstelle zurück, oder geben Sie eine eigene Kraft an</translation>
    </message>
    <message>
        <source>the landmarks make a femur of side {0}, not {1}; look at the side and at the landmarks</source>
        <translation>die Landmarken ergeben ein Femur der Seite {0}, nicht {1}; prüfen Sie die Seite und die Landmarken</translation>
    </message>
    <message>
        <source>the landmarks of the {0} side lie on a line (to {1} mm), so the turn about it is open; add one beside it</source>
        <translation>die Landmarken der Seite {0} liegen auf einer Linie (bis auf {1} mm), daher ist die Drehung um diese offen; fügen Sie eine daneben hinzu</translation>
    </message>
    <message>
        <source>the larger of both ways, between smooth surfaces</source>
        <translation>der größere Wert beider Wege, zwischen glatten Oberflächen</translation>
    </message>
    <message>
        <source>the law {0} needs density by a {1} phantom, but the scan was calibrated with {2}; the two scales can't be mixed: choose another law</source>
        <translation>das Materialgesetz {0} braucht Dichte nach einem {1}-Phantom, die Aufnahme wurde aber mit {2} kalibriert; die beiden Skalen dürfen nicht vermischt werden: Wählen Sie ein anderes Materialgesetz</translation>
    </message>
    <message>
        <source>the law {0} was not checked against its source ({1})</source>
        <translation>das Materialgesetz {0} wurde nicht an seiner Quelle geprüft ({1})</translation>
    </message>
    <message>
        <source>the library {0} is missing</source>
        <translation>die Bibliothek {0} fehlt</translation>
    </message>
    <message>
        <source>the limits of the risk factor were not checked against their source</source>
        <translation>die Grenzen des Risikofaktors wurden nicht an ihrer Quelle geprüft</translation>
    </message>
    <message>
        <source>the load acts at {0}, which is not three finite numbers (LPS, mm)</source>
        <translation>die Last greift bei {0} an, was nicht aus drei endlichen Zahlen besteht (LPS, mm)</translation>
    </message>
    <message>
        <source>the load acts on {0}, which is none of the bodies: {1}</source>
        <translation>die Last wirkt auf {0}, was keiner der Körper ist: {1}</translation>
    </message>
    <message>
        <source>the load at {0} lies {1} mm off the body it is to act on; put it into the body or within {2} mm of its surface, or name another body with `on`</source>
        <translation>die Last bei {0} liegt {1} mm neben dem Körper, auf den sie wirken soll; setzen Sie sie in den Körper oder bis {2} mm an seine Oberfläche, oder nennen Sie einen anderen Körper mit `on`</translation>
    </message>
    <message>
        <source>the load is spread over a radius above 0 mm, not {0}</source>
        <translation>die Last verteilt sich über einen Radius von mehr als 0 mm, nicht {0}</translation>
    </message>
    <message>
        <source>the load of the study {0}</source>
        <translation>die Last der Studie {0}</translation>
    </message>
    <message>
        <source>the lower jaw would be {0} % of the bone, so it was not parted from the skull; put the points deep into the jaw's body and into the skull's base</source>
        <translation>der Unterkiefer wäre {0} % des Knochens, daher wurde er nicht vom Schädel getrennt; setzen Sie die Punkte tief in den Körper des Unterkiefers und in die Schädelbasis</translation>
    </message>
    <message>
        <source>the margin must be 0 mm or more, not {0}</source>
        <translation>der Rand muss 0 mm oder mehr betragen, nicht {0}</translation>
    </message>
    <message>
        <source>the mesh falls into {0} parts that do not share a face; keep the largest parts of the segments</source>
        <translation>das Netz zerfällt in {0} Teile ohne gemeinsame Fläche; behalten Sie die größten Teile der Segmente</translation>
    </message>
    <message>
        <source>the mesh has no elements: the bodies of the study are empty</source>
        <translation>das Netz hat keine Elemente: Die Körper der Studie sind leer</translation>
    </message>
    <message>
        <source>the mesh is {0} pieces that share no face; beside the main one: {1} mm3</source>
        <translation>das Netz besteht aus {0} Stücken ohne gemeinsame Fläche; neben dem größten: {1} mm3</translation>
    </message>
    <message>
        <source>the mesh of {0} holds {1} % of its volume: elements of {2} mm {3}</source>
        <translation>das Netz von {0} enthält {1} % seines Volumens: Elemente von {2} mm {3}</translation>
    </message>
    <message>
        <source>the mid-sagittal plane by the symmetry of {0} ({1}), {2}</source>
        <translation>die Mediansagittalebene nach der Symmetrie von {0} ({1}), {2}</translation>
    </message>
    <message>
        <source>the middle image can't be shown ({0})</source>
        <translation>das mittlere Bild kann nicht gezeigt werden ({0})</translation>
    </message>
    <message>
        <source>the middle image can't be shown: it is no picture</source>
        <translation>das mittlere Bild kann nicht gezeigt werden: Es ist kein Bild</translation>
    </message>
    <message>
        <source>the middles of the bone's sections lead {0} degrees away from the line between the two points, so this is no shaft; put both on its straight part</source>
        <translation>die Mitten der Knochenschnitte führen {0} Grad von der Linie zwischen den zwei Punkten weg, dies ist also keine Diaphyse; setzen Sie beide auf ihren geraden Teil</translation>
    </message>
    <message>
        <source>the mirror image of {0} lies outside the image; move the plane</source>
        <translation>das Spiegelbild von {0} liegt außerhalb des Bildes; verschieben Sie die Ebene</translation>
    </message>
    <message>
        <source>the modality {0} is not one such as CT or MR</source>
        <translation>die Modalität {0} ist keine wie CT oder MR</translation>
    </message>
    <message>
        <source>the model has no class {0}; it has: {1}</source>
        <translation>das Modell hat keine Klasse {0}; es hat: {1}</translation>
    </message>
    <message>
        <source>the model names no class beside the background</source>
        <translation>das Modell nennt keine Klasse außer dem Hintergrund</translation>
    </message>
    <message>
        <source>the model numbers a class {0}; only numbers up to {1} can be told apart</source>
        <translation>das Modell nummeriert eine Klasse mit {0}; nur Nummern bis {1} lassen sich unterscheiden</translation>
    </message>
    <message>
        <source>the moving scan covers only {0} % of the fixed body</source>
        <translation>die bewegte Aufnahme erfasst nur {0} % des festen Körpers</translation>
    </message>
    <message>
        <source>the network answers values that are not finite</source>
        <translation>das Netzwerk liefert Werte, die nicht endlich sind</translation>
    </message>
    <message>
        <source>the network answers {0} where (1, {1} or more, {2}) is needed</source>
        <translation>das Netzwerk liefert {0}, wo (1, {1} oder mehr, {2}) nötig ist</translation>
    </message>
    <message>
        <source>the network refused a patch of {0}: {1}</source>
        <translation>das Netzwerk hat einen Ausschnitt von {0} abgelehnt: {1}</translation>
    </message>
    <message>
        <source>the network tells {0} classes; only {1} can be told apart here</source>
        <translation>das Netzwerk unterscheidet {0} Klassen; hier lassen sich nur {1} unterscheiden</translation>
    </message>
    <message>
        <source>the new file's name names the patient; choose another one</source>
        <translation>der Name der neuen Datei nennt den Patienten; wählen Sie einen anderen</translation>
    </message>
    <message>
        <source>the normal of a disc</source>
        <translation>die Normale einer Scheibe</translation>
    </message>
    <message>
        <source>the normal of the slice</source>
        <translation>die Normale der Schicht</translation>
    </message>
    <message>
        <source>the note {0} has {1}; write it again where it belongs</source>
        <translation>die Notiz {0} hat {1}; schreiben Sie sie erneut, wo sie hingehört</translation>
    </message>
    <message>
        <source>the number of parts that stay must be 1 or more, not {0}</source>
        <translation>die Zahl der Teile, die bleiben, muss 1 oder mehr sein, nicht {0}</translation>
    </message>
    <message>
        <source>the original slices of image {0} do not fit their size; open an earlier revision</source>
        <translation>die Originalschichten des Bildes {0} passen nicht zu ihrer Größe; öffnen Sie eine frühere Revision</translation>
    </message>
    <message>
        <source>the other side answered something else than JSON</source>
        <translation>die Gegenseite antwortete mit etwas anderem als JSON</translation>
    </message>
    <message>
        <source>the other side ended</source>
        <translation>die Gegenseite beendete</translation>
    </message>
    <message>
        <source>the other side ended within an answer</source>
        <translation>die Gegenseite endete mitten in einer Antwort</translation>
    </message>
    <message>
        <source>the overlap is a share from 0.1 to 1, not {0}</source>
        <translation>die Überlappung ist ein Anteil von 0,1 bis 1, nicht {0}</translation>
    </message>
    <message>
        <source>the patient's identity</source>
        <translation>die Identität des Patienten</translation>
    </message>
    <message>
        <source>the patient's weight</source>
        <translation>Gewicht des Patienten</translation>
    </message>
    <message>
        <source>the peer sends more than was agreed</source>
        <translation>die Gegenstelle sendet mehr als vereinbart</translation>
    </message>
    <message>
        <source>the pelvis mirrors itself at x = {0} mm</source>
        <translation>das Becken spiegelt sich selbst bei x = {0} mm</translation>
    </message>
    <message>
        <source>the phase of the contrast {0}; {1}</source>
        <translation>die Kontrastmittelphase {0}; {1}</translation>
    </message>
    <message>
        <source>the phase of the heart is {0} %; {1}</source>
        <translation>die Herzphase ist {0} %; {1}</translation>
    </message>
    <message>
        <source>the phase of the heart{0} {1}; {2}</source>
        <translation>die Herzphase{0} {1}; {2}</translation>
    </message>
    <message>
        <source>the phases lie in different places, so they can't be kept as a sequence; choose one of {0} with `phase`</source>
        <translation>die Phasen liegen an verschiedenen Orten und können daher nicht als Sequenz behalten werden; wählen Sie eine von {0} mit `phase`</translation>
    </message>
    <message>
        <source>the picture has no end</source>
        <translation>das Bild hat kein Ende</translation>
    </message>
    <message>
        <source>the picture is no PNG</source>
        <translation>das Bild ist kein PNG</translation>
    </message>
    <message>
        <source>the pixel data of {0} are cut off; copy the scan again from its source</source>
        <translation>die Pixeldaten von {0} sind abgeschnitten; kopieren Sie die Aufnahme erneut aus ihrer Quelle</translation>
    </message>
    <message>
        <source>the pixels of {0} are packed as {1}, its header says {2}; export it again</source>
        <translation>die Pixel von {0} sind als {1} gepackt, die Kopfdaten sagen {2}; exportieren Sie erneut</translation>
    </message>
    <message>
        <source>the pixels of {0} cannot be decoded ({1}); copy the scan again</source>
        <translation>die Pixel von {0} lassen sich nicht dekodieren ({1}); kopieren Sie die Aufnahme erneut</translation>
    </message>
    <message>
        <source>the plan changed after it was solved: its numbers are not those of this plan; solve it again</source>
        <translation>die Planung wurde nach der Berechnung geändert: Ihre Zahlen sind nicht die dieser Planung; berechnen Sie erneut</translation>
    </message>
    <message>
        <source>the plan file {0} can't be read: {1}</source>
        <translation>die Planungsdatei {0} kann nicht gelesen werden: {1}</translation>
    </message>
    <message>
        <source>the plane cuts the whole surface away; move it, or turn it round</source>
        <translation>die Ebene schneidet die ganze Oberfläche weg; verschieben Sie sie, oder drehen Sie sie um</translation>
    </message>
    <message>
        <source>the plane given, {0}</source>
        <translation>die gegebene Ebene, {0}</translation>
    </message>
    <message>
        <source>the plane leaves nothing of the surface; move it</source>
        <translation>die Ebene lässt nichts von der Oberfläche übrig; verschieben Sie sie</translation>
    </message>
    <message>
        <source>the plane of {0} passes {1} mm beside the grid of {2}; move its origin (LPS, mm)</source>
        <translation>die Ebene von {0} verläuft {1} mm neben dem Gitter von {2}; verschieben Sie ihren Ursprung (LPS, mm)</translation>
    </message>
    <message>
        <source>the point is not {0} than its surroundings; click inside</source>
        <translation>der Punkt ist nicht {0} als seine Umgebung; klicken Sie hinein</translation>
    </message>
    <message>
        <source>the point lies in {0} HU, which is no air; place it in the trachea</source>
        <translation>der Punkt liegt in {0} HU, was keine Luft ist; setzen Sie ihn in die Trachea</translation>
    </message>
    <message>
        <source>the point of {0}</source>
        <translation>der Punkt von {0}</translation>
    </message>
    <message>
        <source>the point of {0} at ({1}) lies outside the segment; place it inside the part</source>
        <translation>der Punkt von {0} bei ({1}) liegt außerhalb des Segments; setzen Sie ihn in den Teil</translation>
    </message>
    <message>
        <source>the point {0} lies outside {1}; place it inside the part</source>
        <translation>der Punkt {0} liegt außerhalb von {1}; setzen Sie ihn in den Teil</translation>
    </message>
    <message>
        <source>the preset {0} found nothing in {1}</source>
        <translation>die Vorlage {0} fand nichts in {1}</translation>
    </message>
    <message>
        <source>the preset {0} needs a seed, a point to begin from ({1}); {2} given</source>
        <translation>die Vorlage {0} braucht einen Saatpunkt, von dem aus begonnen wird ({1}); {2} gegeben</translation>
    </message>
    <message>
        <source>the preset {0} needs a {1} and {2} is a {3}; use a threshold</source>
        <translation>die Vorlage {0} braucht ein {1}, und {2} ist ein {3}; verwenden Sie einen Schwellenwert</translation>
    </message>
    <message>
        <source>the preset {0} needs different scans for its parts; {1} are given</source>
        <translation>die Vorlage {0} braucht für ihre Teile verschiedene Aufnahmen; {1} sind gegeben</translation>
    </message>
    <message>
        <source>the preset {0} needs values in HU, and those of {1} have no unit; use a threshold, or import the scan in HU</source>
        <translation>die Vorlage {0} braucht Werte in HU, und die von {1} haben keine Einheit; verwenden Sie einen Schwellenwert, oder importieren Sie die Aufnahme in HU</translation>
    </message>
    <message>
        <source>the preset {0} takes no more than {1} seeds; {2} given</source>
        <translation>die Vorlage {0} nimmt höchstens {1} Saatpunkte; {2} gegeben</translation>
    </message>
    <message>
        <source>the process of the work ended with code {0}, perhaps for want of memory</source>
        <translation>der Prozess der Aufgabe endete mit Code {0}, vielleicht aus Mangel an Arbeitsspeicher</translation>
    </message>
    <message>
        <source>the profile {0} needs two points, not {1}; remove it and measure again</source>
        <translation>das Profil {0} braucht zwei Punkte, nicht {1}; entfernen Sie es, und messen Sie erneut</translation>
    </message>
    <message>
        <source>the qform of {0} is no rotation (its quaternion is {1} long, not 1), so the size of voxels is not known; write it again from its source</source>
        <translation>die qform von {0} ist keine Drehung (ihr Quaternion ist {1} lang, nicht 1), daher ist die Voxelgröße nicht bekannt; schreiben Sie die Datei erneut aus ihrer Quelle</translation>
    </message>
    <message>
        <source>the radius of the brush</source>
        <translation>der Radius des Pinsels</translation>
    </message>
    <message>
        <source>the reason is kept in the journal, where no names or hospital numbers may stand; write it without</source>
        <translation>der Grund bleibt im Journal, wo keine Namen oder Patientennummern stehen dürfen; schreiben Sie ihn ohne diese</translation>
    </message>
    <message>
        <source>the rectangle {0} is empty; write image,x0,y0,x1,y1 with x0 &lt; x1 and y0 &lt; y1</source>
        <translation>das Rechteck {0} ist leer; schreiben Sie image,x0,y0,x1,y1 mit x0 &lt; x1 und y0 &lt; y1</translation>
    </message>
    <message>
        <source>the resection {0} needs a point and a direction: {1}</source>
        <translation>die Resektion {0} braucht einen Punkt und eine Richtung: {1}</translation>
    </message>
    <message>
        <source>the risk factor of {0} is above {1} somewhere: {2} ({3})</source>
        <translation>der Risikofaktor von {0} liegt irgendwo über {1}: {2} ({3})</translation>
    </message>
    <message>
        <source>the sample scans come with the source of surgplan, not with the installed program; clone it to run the demo</source>
        <translation>die Beispielaufnahmen gehören zum Quelltext von surgplan, nicht zum installierten Programm; klonen Sie ihn, um die Demo auszuführen</translation>
    </message>
    <message>
        <source>the scan has no density calibration: moduli are those of a typical scanner, good for comparing plans only</source>
        <translation>die Aufnahme hat keine Dichtekalibrierung: E-Moduln sind die eines typischen Scanners und taugen nur zum Vergleich von Planungen</translation>
    </message>
    <message>
        <source>the scan is called {0} ({1}); {2}</source>
        <translation>die Aufnahme heißt {0} ({1}); {2}</translation>
    </message>
    <message>
        <source>the scan is called {0}; {1} wants contrast</source>
        <translation>die Aufnahme heißt {0}; {1} verlangt Kontrastmittel</translation>
    </message>
    <message>
        <source>the scan is {0} days old; {1}</source>
        <translation>die Aufnahme ist {0} Tage alt; {1}</translation>
    </message>
    <message>
        <source>the scan is {0} mm long; whether it shows {1} {2}</source>
        <translation>die Aufnahme ist {0} mm lang; ob sie {1} zeigt {2}</translation>
    </message>
    <message>
        <source>the scan is {0} mm long; {1} wants {2}, {3} mm or more</source>
        <translation>die Aufnahme ist {0} mm lang; {1} verlangt {2}, {3} mm oder mehr</translation>
    </message>
    <message>
        <source>the scan shows too little of the shaft to choose a stem's size; give one</source>
        <translation>die Aufnahme zeigt zu wenig von der Diaphyse, um eine Schaftgröße zu wählen; geben Sie eine an</translation>
    </message>
    <message>
        <source>the scan {0} was drawn on was registered deformably as {1}, which segments can't follow; register it rigidly or affinely too</source>
        <translation>die Aufnahme, auf der {0} gezeichnet wurde, wurde deformierbar als {1} registriert, dem Segmente nicht folgen können; registrieren Sie sie auch rigide oder affin</translation>
    </message>
    <message>
        <source>the scan's age {0}; {1}</source>
        <translation>das Alter der Aufnahme {0}; {1}</translation>
    </message>
    <message>
        <source>the scan's date, {0}, is still to come: check the clock; {1}</source>
        <translation>das Datum der Aufnahme, {0}, liegt in der Zukunft: Prüfen Sie die Uhr; {1}</translation>
    </message>
    <message>
        <source>the scan's {0} is not that of this case's patient{1}, so it is of somebody else; make a new case for it, or confirm that it belongs here with the reason in `other_patient`</source>
        <translation>{0} der Aufnahme stimmt nicht mit dem Patienten dieses Falls überein{1}, sie ist also von jemand anderem; legen Sie dafür einen neuen Fall an, oder bestätigen Sie mit dem Grund in `other_patient`, dass sie hierher gehört</translation>
    </message>
    <message>
        <source>the scans could not be registered so that it can be trusted: </source>
        <translation>die Aufnahmen ließen sich nicht verlässlich registrieren: </translation>
    </message>
    <message>
        <source>the scans do not overlap from any start; give landmarks to begin from</source>
        <translation>die Aufnahmen überlappen von keinem Anfang aus; geben Sie Landmarken für den Beginn an</translation>
    </message>
    <message>
        <source>the seed ({0}) hardly stands out from what lies around ({1}); place it inside the lumen</source>
        <translation>der Saatpunkt ({0}) hebt sich kaum von seiner Umgebung ab ({1}); setzen Sie ihn in das Lumen</translation>
    </message>
    <message>
        <source>the segment has no bone along half of the shaft between the two points; put both on the shaft</source>
        <translation>das Segment hat auf der Hälfte der Diaphyse zwischen den zwei Punkten keinen Knochen; setzen Sie beide auf die Diaphyse</translation>
    </message>
    <message>
        <source>the segment is empty, so it has no canal; mark some voxels first</source>
        <translation>das Segment ist leer und hat daher keinen Markraum; markieren Sie zuerst Voxel</translation>
    </message>
    <message>
        <source>the segment is empty, so it has no shaft; mark some voxels first</source>
        <translation>das Segment ist leer und hat daher keine Diaphyse; markieren Sie zuerst Voxel</translation>
    </message>
    <message>
        <source>the segment is empty, so it has no surface; mark some voxels first</source>
        <translation>das Segment ist leer und hat daher keine Oberfläche; markieren Sie zuerst Voxel</translation>
    </message>
    <message>
        <source>the segment {0} is empty; mark some voxels first</source>
        <translation>das Segment {0} ist leer; markieren Sie zuerst Voxel</translation>
    </message>
    <message>
        <source>the segment {0} was not drawn in the fixed scan's frame: {1}</source>
        <translation>das Segment {0} wurde nicht im Bezugssystem der festen Aufnahme gezeichnet: {1}</translation>
    </message>
    <message>
        <source>the series holds no phase {0}; it holds {1}</source>
        <translation>die Serie enthält keine Phase {0}; sie enthält {1}</translation>
    </message>
    <message>
        <source>the series holds one volume and no phase {0}; leave the phase away</source>
        <translation>die Serie enthält ein Volumen und keine Phase {0}; lassen Sie die Phase weg</translation>
    </message>
    <message>
        <source>the server did not take it</source>
        <translation>der Server hat es nicht angenommen</translation>
    </message>
    <message>
        <source>the server did not take it (HTTP 409)</source>
        <translation>der Server hat es nicht angenommen (HTTP 409)</translation>
    </message>
    <message>
        <source>the server does not let us store</source>
        <translation>der Server lässt uns nicht speichern</translation>
    </message>
    <message>
        <source>the server does not take images of this class</source>
        <translation>der Server nimmt keine Bilder dieser Klasse an</translation>
    </message>
    <message>
        <source>the server does not take images of this class and transfer syntax</source>
        <translation>der Server nimmt keine Bilder dieser Klasse und Transfersyntax an</translation>
    </message>
    <message>
        <source>the server does not understand it</source>
        <translation>der Server versteht es nicht</translation>
    </message>
    <message>
        <source>the server finds it does not fit its class</source>
        <translation>der Server findet, dass es nicht zu seiner Klasse passt</translation>
    </message>
    <message>
        <source>the server is out of resources</source>
        <translation>dem Server fehlen Ressourcen</translation>
    </message>
    <message>
        <source>the server sent an image that was not asked for</source>
        <translation>der Server sendete ein Bild, das nicht verlangt war</translation>
    </message>
    <message>
        <source>the server sent images of two patients as one series</source>
        <translation>der Server sendete Bilder zweier Patienten als eine Serie</translation>
    </message>
    <message>
        <source>the server sent more than {0} GB for one series, which was stopped</source>
        <translation>der Server sendete mehr als {0} GB für eine Serie; dies wurde angehalten</translation>
    </message>
    <message>
        <source>the server's answer ends in the middle</source>
        <translation>die Antwort des Servers endet mittendrin</translation>
    </message>
    <message>
        <source>the server's answer has header lines without end</source>
        <translation>die Antwort des Servers hat Kopfzeilen ohne Ende</translation>
    </message>
    <message>
        <source>the server's answer is not in parts, as DICOMweb has it</source>
        <translation>die Antwort des Servers ist nicht in Teile gegliedert, wie DICOMweb es vorsieht</translation>
    </message>
    <message>
        <source>the shaft's axis does not run inside the bone between the two points; check them and the segment</source>
        <translation>die Diaphysenachse verläuft zwischen den zwei Punkten nicht im Knochen; prüfen Sie die Punkte und das Segment</translation>
    </message>
    <message>
        <source>the shaft's two points lie {0} mm apart; at least {1} mm are needed</source>
        <translation>die zwei Punkte der Diaphyse liegen {0} mm auseinander; mindestens {1} mm sind nötig</translation>
    </message>
    <message>
        <source>the shape turns an element inside out</source>
        <translation>die Form stülpt ein Element um</translation>
    </message>
    <message>
        <source>the size of pixels {0}; {1} wants {2} mm or less</source>
        <translation>die Pixelgröße {0}; {1} verlangt {2} mm oder weniger</translation>
    </message>
    <message>
        <source>the size of voxels</source>
        <translation>die Voxelgröße</translation>
    </message>
    <message>
        <source>the slices are not evenly spaced: {0}{1}, where {2} mm is usual; choose a series with even spacing, have one reconstructed, {3}</source>
        <translation>die Schichten liegen nicht gleichmäßig: {0}{1}, wo {2} mm üblich sind; wählen Sie eine Serie mit gleichmäßigem Abstand, lassen Sie eine rekonstruieren, {3}</translation>
    </message>
    <message>
        <source>the slices are tilted by {0} degrees against the stack: straightened by interpolating within slices</source>
        <translation>die Schichten sind um {0} Grad gegen den Stapel geneigt: durch Interpolieren innerhalb der Schichten gerade gerichtet</translation>
    </message>
    <message>
        <source>the slices are {0} to {1} mm thick</source>
        <translation>die Schichten sind {0} bis {1} mm dick</translation>
    </message>
    <message>
        <source>the slices lay {0} to {1} mm apart{2}: resampled every {3} mm; {4} of {5} slices lie where nothing was scanned and are interpolated, so nothing measured there is what was scanned</source>
        <translation>die Schichten lagen {0} bis {1} mm auseinander{2}: umgerechnet auf alle {3} mm; {4} von {5} Schichten liegen, wo nichts aufgenommen wurde, und sind interpoliert, dort Gemessenes wurde also nicht so aufgenommen</translation>
    </message>
    <message>
        <source>the smallest volume of a part must be 0 mm3 or more, not {0}</source>
        <translation>das kleinste Volumen eines Teils muss 0 mm3 oder mehr sein, nicht {0}</translation>
    </message>
    <message>
        <source>the spread must be above 0, the leap 1 or more and the neck 0 mm or more</source>
        <translation>die Streubreite muss über 0 liegen, der Sprung 1 oder mehr und die Halsweite 0 mm oder mehr sein</translation>
    </message>
    <message>
        <source>the standard deviation</source>
        <translation>die Standardabweichung</translation>
    </message>
    <message>
        <source>the stored case says no schema; open an earlier revision</source>
        <translation>der gespeicherte Fall nennt kein Schema; öffnen Sie eine frühere Revision</translation>
    </message>
    <message>
        <source>the study has more than {0} images</source>
        <translation>die Untersuchung hat mehr als {0} Bilder</translation>
    </message>
    <message>
        <source>the study has no implant to refine around: name bodies or landmarks with `refine_near`, or `refine_thin`</source>
        <translation>die Studie hat kein Implantat, um das verfeinert werden könnte: Nennen Sie Körper oder Landmarken mit `refine_near`, oder `refine_thin`</translation>
    </message>
    <message>
        <source>the study has no load, so there is nothing to solve; give it one</source>
        <translation>die Studie hat keine Last, daher gibt es nichts zu berechnen; geben Sie ihr eine</translation>
    </message>
    <message>
        <source>the study holds nothing, so the bodies would fly away under the load; give it a support</source>
        <translation>die Studie hält nichts fest, die Körper würden also unter der Last davonfliegen; geben Sie ihr eine Lagerung</translation>
    </message>
    <message>
        <source>the support's plane through {0} holds the whole body; turn or move it</source>
        <translation>die Lagerungsebene durch {0} hält den ganzen Körper; drehen oder verschieben Sie sie</translation>
    </message>
    <message>
        <source>the support's plane through {0} leaves nothing of the body behind it; move it into the body</source>
        <translation>die Lagerungsebene durch {0} lässt nichts vom Körper hinter sich; verschieben Sie sie in den Körper</translation>
    </message>
    <message>
        <source>the supports leave the body free to {0}; hold more of it</source>
        <translation>die Lagerungen lassen dem Körper die Freiheit, {0}; halten Sie mehr von ihm fest</translation>
    </message>
    <message>
        <source>the surface has no triangles, so it has no inside</source>
        <translation>die Oberfläche hat keine Dreiecke und daher kein Inneres</translation>
    </message>
    <message>
        <source>the surface has {0} open edges, so it has no inside; close its holes first</source>
        <translation>die Oberfläche hat {0} offene Kanten und daher kein Inneres; schließen Sie zuerst ihre Löcher</translation>
    </message>
    <message>
        <source>the surface is open</source>
        <translation>die Oberfläche ist offen</translation>
    </message>
    <message>
        <source>the surface of the body {0} has points that are no numbers; make that surface again</source>
        <translation>die Oberfläche des Körpers {0} hat Punkte, die keine Zahlen sind; erstellen Sie diese Oberfläche erneut</translation>
    </message>
    <message>
        <source>the surface of {0}</source>
        <translation>die Oberfläche von {0}</translation>
    </message>
    <message>
        <source>the surface opens when reduced to {0} triangles; keep more</source>
        <translation>die Oberfläche öffnet sich beim Vereinfachen auf {0} Dreiecke; behalten Sie mehr</translation>
    </message>
    <message>
        <source>the surfaces could not be registered so that it can be trusted: {0}. Nothing changed; give landmarks, or a smaller overlap where only a part of one is in the other</source>
        <translation>die Oberflächen ließen sich nicht verlässlich registrieren: {0}. Nichts wurde geändert; geben Sie Landmarken an, oder eine kleinere Überlappung, wo nur ein Teil der einen in der anderen liegt</translation>
    </message>
    <message>
        <source>the table can't be written to {0}: {1}</source>
        <translation>die Tabelle kann nicht nach {0} geschrieben werden: {1}</translation>
    </message>
    <message>
        <source>the tetrahedra of the study</source>
        <translation>die Tetraeder der Studie</translation>
    </message>
    <message>
        <source>the thickness of slices {0}; {1} wants {2} mm or less</source>
        <translation>die Schichtdicke {0}; {1} verlangt {2} mm oder weniger</translation>
    </message>
    <message>
        <source>the thickness of the disc</source>
        <translation>die Dicke der Scheibe</translation>
    </message>
    <message>
        <source>the threshold of fractions lies above 0 and up to 1, not at {0}</source>
        <translation>der Schwellenwert für Anteile liegt über 0 und bis 1, nicht bei {0}</translation>
    </message>
    <message>
        <source>the two ends of the shaft need two different names</source>
        <translation>die beiden Enden der Diaphyse brauchen zwei verschiedene Namen</translation>
    </message>
    <message>
        <source>the two landmarks on the shaft are the same point; place them far apart</source>
        <translation>die beiden Landmarken der Diaphyse sind derselbe Punkt; setzen Sie sie weit auseinander</translation>
    </message>
    <message>
        <source>the two parts need different names</source>
        <translation>die beiden Teile brauchen verschiedene Namen</translation>
    </message>
    <message>
        <source>the unit of {0} must be one of {1}, not {2}</source>
        <translation>die Einheit von {0} muss eine von {1} sein, nicht {2}</translation>
    </message>
    <message>
        <source>the validity mask of image {0} does not fit its grid; open an earlier revision</source>
        <translation>die Gültigkeitsmaske des Bildes {0} passt nicht zu seinem Gitter; öffnen Sie eine frühere Revision</translation>
    </message>
    <message>
        <source>the values are {0}, not HU</source>
        <translation>die Werte sind {0}, nicht HU</translation>
    </message>
    <message>
        <source>the values do not look like HU: {0}; they were left without a unit, export the series again in HU</source>
        <translation>die Werte sehen nicht nach HU aus: {0}; sie blieben ohne Einheit, exportieren Sie die Serie erneut in HU</translation>
    </message>
    <message>
        <source>the vault of the skull</source>
        <translation>das Schädeldach</translation>
    </message>
    <message>
        <source>the vessel at the seed can't be followed: something as bright touches it there; place the seed where the lumen stands free, or use the preset vessel</source>
        <translation>dem Gefäß am Saatpunkt lässt sich nicht folgen: Etwas ebenso Helles berührt es dort; setzen Sie den Saatpunkt, wo das Lumen frei steht, oder verwenden Sie die Vorlage vessel</translation>
    </message>
    <message>
        <source>the volume of the fragment {0} needs the voxels of {1}; open the case with its file</source>
        <translation>das Volumen des Fragments {0} braucht die Voxel von {1}; öffnen Sie den Fall mit seiner Datei</translation>
    </message>
    <message>
        <source>the voxel at the point holds {0} {1}</source>
        <translation>das Voxel am Punkt enthält {0} {1}</translation>
    </message>
    <message>
        <source>the voxels of image {0} do not fit its grid {1}; open an earlier revision</source>
        <translation>die Voxel des Bildes {0} passen nicht zu seinem Gitter {1}; öffnen Sie eine frühere Revision</translation>
    </message>
    <message>
        <source>the weights {0} can't be loaded: {1}</source>
        <translation>die Gewichte {0} lassen sich nicht laden: {1}</translation>
    </message>
    <message>
        <source>the whole brain</source>
        <translation>das ganze Gehirn</translation>
    </message>
    <message>
        <source>the whole liver</source>
        <translation>die ganze Leber</translation>
    </message>
    <message>
        <source>the whole plan</source>
        <translation>die ganze Planung</translation>
    </message>
    <message>
        <source>the width of openings</source>
        <translation>die Weite der Öffnungen</translation>
    </message>
    <message>
        <source>the work could not be started ({0}); close other programs and repeat it</source>
        <translation>die Arbeit ließ sich nicht starten ({0}); schließen Sie andere Programme, und wiederholen Sie sie</translation>
    </message>
    <message>
        <source>the work stopped on an error in the program: {0}</source>
        <translation>die Arbeit endete mit einem Programmfehler: {0}</translation>
    </message>
    <message>
        <source>the work stopped on an error in the program: {0}: {1}</source>
        <translation>die Arbeit endete mit einem Programmfehler: {0}: {1}</translation>
    </message>
    <message>
        <source>the {0} mm over which the load at {1} is spread hold fewer than six faces of the mesh; spread it wider or use smaller elements</source>
        <translation>die {0} mm, über die sich die Last bei {1} verteilt, enthalten weniger als sechs Flächen des Netzes; verteilen Sie sie weiter, oder verwenden Sie kleinere Elemente</translation>
    </message>
    <message>
        <source>the {0} of {1} is empty</source>
        <translation>{0} von {1} ist leer</translation>
    </message>
    <message>
        <source>the {0} {1} is not a date; write it as 2024-03-01</source>
        <translation>{0} {1} ist kein Datum; schreiben Sie es wie 2024-03-01</translation>
    </message>
    <message>
        <source>the {0} {1}: {2}</source>
        <translation>{0} {1}: {2}</translation>
    </message>
    <message>
        <source>theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>theory of quadratic elements (Brenner and Scott): 3 for displacement, 2 for strain</source>
        <translation>Theorie quadratischer Elemente (Brenner und Scott): 3 für die Verschiebung, 2 für die Dehnung</translation>
    </message>
    <message>
        <source>there already is a segment called {0}; choose another beginning with `into`</source>
        <translation>es gibt bereits ein Segment namens {0}; wählen Sie mit `into` einen anderen Anfang</translation>
    </message>
    <message>
        <source>there already is a segment called {0}; choose another name</source>
        <translation>es gibt bereits ein Segment namens {0}; wählen Sie einen anderen Namen</translation>
    </message>
    <message>
        <source>there already is a segment called {0}; choose another name with `as`</source>
        <translation>es gibt bereits ein Segment namens {0}; wählen Sie mit `as` einen anderen Namen</translation>
    </message>
    <message>
        <source>there already is a segment called {0}; choose another name, or rename or remove that one first</source>
        <translation>es gibt bereits ein Segment namens {0}; wählen Sie einen anderen Namen, oder benennen Sie jenes zuerst um oder entfernen Sie es</translation>
    </message>
    <message>
        <source>there already is a segment called {0}; choose other names with `into`</source>
        <translation>es gibt bereits ein Segment namens {0}; wählen Sie mit `into` andere Namen</translation>
    </message>
    <message>
        <source>there already is a surface called {0}; choose another name with `as`</source>
        <translation>es gibt bereits eine Oberfläche namens {0}; wählen Sie mit `as` einen anderen Namen</translation>
    </message>
    <message>
        <source>there already is an image called {0}; choose another name with `as`</source>
        <translation>es gibt bereits ein Bild namens {0}; wählen Sie mit `as` einen anderen Namen</translation>
    </message>
    <message>
        <source>there are more than {0}: these are the first; narrow the search</source>
        <translation>es gibt mehr als {0}: Dies sind die ersten; grenzen Sie die Suche ein</translation>
    </message>
    <message>
        <source>there are no elements to give a modulus; check the bodies of the study</source>
        <translation>es gibt keine Elemente, denen ein E-Modul gegeben werden könnte; prüfen Sie die Körper der Studie</translation>
    </message>
    <message>
        <source>there is a server {0} already; remove it first, or replace it</source>
        <translation>es gibt bereits einen Server {0}; entfernen Sie ihn zuerst, oder ersetzen Sie ihn</translation>
    </message>
    <message>
        <source>there is less than {0} GB free in {1}; make room there</source>
        <translation>in {1} sind weniger als {0} GB frei; schaffen Sie dort Platz</translation>
    </message>
    <message>
        <source>there is no DICOM file to send</source>
        <translation>es gibt keine DICOM-Datei zum Senden</translation>
    </message>
    <message>
        <source>there is no DICOM file to send{0}</source>
        <translation>es gibt keine DICOM-Datei zum Senden{0}</translation>
    </message>
    <message>
        <source>there is no DICOM image in {0}: {1}; choose another folder</source>
        <translation>in {0} gibt es kein DICOM-Bild: {1}; wählen Sie einen anderen Ordner</translation>
    </message>
    <message>
        <source>there is no action {0} to give a shortcut to; take it out</source>
        <translation>es gibt keine Aktion {0}, der ein Tastenkürzel gegeben werden könnte; nehmen Sie es heraus</translation>
    </message>
    <message>
        <source>there is no body called {0}; a study can be made of: {1}</source>
        <translation>es gibt keinen Körper namens {0}; eine Studie kann umfassen: {1}</translation>
    </message>
    <message>
        <source>there is no body to mesh: give at least one</source>
        <translation>es gibt keinen Körper zum Vernetzen: Geben Sie mindestens einen an</translation>
    </message>
    <message>
        <source>there is no case file {0}; `surgplan new` makes one</source>
        <translation>es gibt keine Falldatei {0}; `surgplan new` legt eine an</translation>
    </message>
    <message>
        <source>there is no default called {0}; there is {1}</source>
        <translation>es gibt keinen Vorgabewert namens {0}; es gibt {1}</translation>
    </message>
    <message>
        <source>there is no direction called {0}; write [L, P, S] or an implant's axis, stem.neck_axis say</source>
        <translation>es gibt keine Richtung namens {0}; schreiben Sie [L, P, S] oder die Achse eines Implantats, etwa stem.neck_axis</translation>
    </message>
    <message>
        <source>there is no file {0}; check the path</source>
        <translation>es gibt keine Datei {0}; prüfen Sie den Pfad</translation>
    </message>
    <message>
        <source>there is no folder for {0}; there is {1}</source>
        <translation>es gibt keinen Ordner für {0}; es gibt {1}</translation>
    </message>
    <message>
        <source>there is no folder {0}; check the path</source>
        <translation>es gibt keinen Ordner {0}; prüfen Sie den Pfad</translation>
    </message>
    <message>
        <source>there is no form {0} of export; there is: {1}</source>
        <translation>es gibt keine Exportform {0}; es gibt: {1}</translation>
    </message>
    <message>
        <source>there is no fragment called {0}; there is: {1}</source>
        <translation>es gibt kein Fragment namens {0}; es gibt: {1}</translation>
    </message>
    <message>
        <source>there is no icon called {0} in {1}</source>
        <translation>in {1} gibt es kein Symbol namens {0}</translation>
    </message>
    <message>
        <source>there is no image {0}; there is: {1}</source>
        <translation>es gibt kein Bild {0}; es gibt: {1}</translation>
    </message>
    <message>
        <source>there is no implant material called {0}; there is: {1}</source>
        <translation>es gibt kein Implantatmaterial namens {0}; es gibt: {1}</translation>
    </message>
    <message>
        <source>there is no landmark or feature called {0}; landmarks: {1}</source>
        <translation>es gibt keine Landmarke und kein Merkmal namens {0}; Landmarken: {1}</translation>
    </message>
    <message>
        <source>there is no law called {0}; there is: {1}</source>
        <translation>es gibt kein Materialgesetz namens {0}; es gibt: {1}</translation>
    </message>
    <message>
        <source>there is no operation {0}; `surgplan ops` lists them</source>
        <translation>es gibt keine Operation {0}; `surgplan ops` führt sie auf</translation>
    </message>
    <message>
        <source>there is no preset {0}; there is: {1}</source>
        <translation>es gibt keine Vorlage {0}; es gibt: {1}</translation>
    </message>
    <message>
        <source>there is no revision {0} in scenario {1}; `surgplan log` lists them</source>
        <translation>es gibt keine Revision {0} im Szenario {1}; `surgplan log` führt sie auf</translation>
    </message>
    <message>
        <source>there is no revision {0}; `surgplan log` lists them</source>
        <translation>es gibt keine Revision {0}; `surgplan log` führt sie auf</translation>
    </message>
    <message>
        <source>there is no room for the scan ({0}); make some in {1}</source>
        <translation>es gibt keinen Platz für die Aufnahme ({0}); schaffen Sie welchen in {1}</translation>
    </message>
    <message>
        <source>there is no scenario {0}; there is: {1}</source>
        <translation>es gibt kein Szenario {0}; es gibt: {1}</translation>
    </message>
    <message>
        <source>there is no segment or image called {0} whose symmetry could give the plane</source>
        <translation>es gibt kein Segment oder Bild namens {0}, dessen Symmetrie die Ebene ergeben könnte</translation>
    </message>
    <message>
        <source>there is no series {0} in {1}; there is: {2}</source>
        <translation>es gibt keine Serie {0} in {1}; es gibt: {2}</translation>
    </message>
    <message>
        <source>there is no server {0}; {1}</source>
        <translation>es gibt keinen Server {0}; {1}</translation>
    </message>
    <message>
        <source>there is no solid called {0}; there is: {1}</source>
        <translation>es gibt keinen Körper namens {0}; es gibt: {1}</translation>
    </message>
    <message>
        <source>there is no surface or segment called {0}; there is: {1}</source>
        <translation>es gibt keine Oberfläche und kein Segment namens {0}; es gibt: {1}</translation>
    </message>
    <message>
        <source>there is no voxel to make elements of: the labels are empty</source>
        <translation>es gibt kein Voxel, aus dem Elemente werden könnten: Die Labels sind leer</translation>
    </message>
    <message>
        <source>there is no {0} and no other {1}; leave the side away</source>
        <translation>es gibt kein {0} und kein anderes {1}; lassen Sie die Seite weg</translation>
    </message>
    <message>
        <source>there is no {0} called {1}; there is: {2}</source>
        <translation>es gibt kein Objekt ({0}) namens {1}; es gibt: {2}</translation>
    </message>
    <message>
        <source>there is nothing called {0} in this case; `surgplan show` lists what there is</source>
        <translation>in diesem Fall heißt nichts {0}; `surgplan show` führt auf, was es gibt</translation>
    </message>
    <message>
        <source>there is nothing called {0} that could be removed; `surgplan show` lists what there is</source>
        <translation>es gibt nichts zu entfernen, das {0} heißt; `surgplan show` führt auf, was es gibt</translation>
    </message>
    <message>
        <source>there is too little in image {0} to fit by its grey values; use landmarks alone</source>
        <translation>im Bild {0} ist zu wenig, um es über Grauwerte anzupassen; verwenden Sie allein Landmarken</translation>
    </message>
    <message>
        <source>these points make no femur frame: {0}; check the shaft's two points and the front</source>
        <translation>diese Punkte ergeben kein Bezugssystem des Femurs: {0}; prüfen Sie die zwei Punkte der Diaphyse und die Vorderseite</translation>
    </message>
    <message>
        <source>they are mirror images of each other, so which side is left is not known</source>
        <translation>sie sind spiegelbildlich zueinander, daher ist nicht bekannt, welche Seite links ist</translation>
    </message>
    <message>
        <source>they are turned against each other by {0} degrees</source>
        <translation>sie sind um {0} Grad gegeneinander verdreht</translation>
    </message>
    <message>
        <source>they have voxels of {0} and of {1}</source>
        <translation>sie haben Voxel von {0} und von {1}</translation>
    </message>
    <message>
        <source>thickness of the saw, half from each fragment</source>
        <translation>Dicke des Sägeblatts, je zur Hälfte von beiden Fragmenten</translation>
    </message>
    <message>
        <source>this can't be shown: an error in the program ({kind}: {words})</source>
        <translation>dies kann nicht gezeigt werden: ein Fehler im Programm ({kind}: {words})</translation>
    </message>
    <message>
        <source>this case</source>
        <translation>dieser Fall</translation>
    </message>
    <message>
        <source>this case is about patient {0} and the scan is of somebody else, or nothing tells it is not; make a new case for it, or confirm that it belongs here with the reason in `other_patient`</source>
        <translation>dieser Fall betrifft Patient {0}, und die Aufnahme ist von jemand anderem, oder nichts belegt das Gegenteil; legen Sie dafür einen neuen Fall an, oder bestätigen Sie mit dem Grund in `other_patient`, dass sie hierher gehört</translation>
    </message>
    <message>
        <source>this case is about patient {0} and the scan was read for patient {1}; make a new case for it, or import it again</source>
        <translation>dieser Fall betrifft Patient {0}, und die Aufnahme wurde für Patient {1} gelesen; legen Sie dafür einen neuen Fall an, oder importieren Sie sie erneut</translation>
    </message>
    <message>
        <source>this case is empty, so there is no plan to mark; bring in a scan first</source>
        <translation>dieser Fall ist leer, daher gibt es keine Planung zu kennzeichnen; importieren Sie zuerst eine Aufnahme</translation>
    </message>
    <message>
        <source>this case is marked as {0} already</source>
        <translation>dieser Fall ist bereits als {0} gekennzeichnet</translation>
    </message>
    <message>
        <source>this case is marked as {0} and not locked, so it can be changed as it is</source>
        <translation>dieser Fall ist als {0} gekennzeichnet und nicht gesperrt, er kann also so geändert werden</translation>
    </message>
    <message>
        <source>this case is marked as {0}, so nothing of it can be changed; unlock it with a reason first (case.unlock), or save a copy and work on that</source>
        <translation>dieser Fall ist als {0} gekennzeichnet, daher kann nichts daran geändert werden; entsperren Sie ihn zuerst mit einem Grund (case.unlock), oder arbeiten Sie an einer Kopie</translation>
    </message>
    <message>
        <source>this case is {0} and locked; unlock it with a reason first</source>
        <translation>dieser Fall ist {0} und gesperrt; entsperren Sie ihn zuerst mit einem Grund</translation>
    </message>
    <message>
        <source>this case was written by a newer surgplan (schema {0}); install that to open it</source>
        <translation>dieser Fall wurde von einem neueren surgplan geschrieben (Schema {0}); installieren Sie dieses, um ihn zu öffnen</translation>
    </message>
    <message>
        <source>this failed by an error in the program ({0}: {1})</source>
        <translation>dies schlug durch einen Fehler im Programm fehl ({0}: {1})</translation>
    </message>
    <message>
        <source>this is more than it takes at once</source>
        <translation>das ist mehr, als auf einmal angenommen wird</translation>
    </message>
    <message>
        <source>this is nested too deeply to be read; export it again</source>
        <translation>dies ist zu tief verschachtelt, um gelesen zu werden; exportieren Sie erneut</translation>
    </message>
    <message>
        <source>this is of another plan, or of an earlier version of the program</source>
        <translation>dies gehört zu einer anderen Planung oder einer früheren Version des Programms</translation>
    </message>
    <message>
        <source>this program can't compute {0} of version {1}</source>
        <translation>dieses Programm kann {0} der Version {1} nicht berechnen</translation>
    </message>
    <message>
        <source>this scan names another family name than the case's patient had; hospital number and birth date are the same: make sure that it is the same person</source>
        <translation>diese Aufnahme nennt einen anderen Familiennamen, als der Patient des Falls hatte; Patientennummer und Geburtsdatum sind gleich: Stellen Sie sicher, dass es dieselbe Person ist</translation>
    </message>
    <message>
        <source>this scan was taken in as one of another patient ({0}) than the case's, because: {1}</source>
        <translation>diese Aufnahme wurde als die eines anderen Patienten ({0}) als des Falls übernommen, weil: {1}</translation>
    </message>
    <message>
        <source>this slice</source>
        <translation>diese Schicht</translation>
    </message>
    <message>
        <source>three finite numbers are needed, not {0}</source>
        <translation>drei endliche Zahlen sind nötig, nicht {0}</translation>
    </message>
    <message>
        <source>three positive values are needed, not {0}</source>
        <translation>drei positive Werte sind nötig, nicht {0}</translation>
    </message>
    <message>
        <source>threshold preview</source>
        <translation>Vorschau der Schwelle</translation>
    </message>
    <message>
        <source>through</source>
        <translation>durch alles</translation>
    </message>
    <message>
        <source>through ({0}) mm with normal ({1}) LPS</source>
        <translation>durch ({0}) mm mit der Normalen ({1}) LPS</translation>
    </message>
    <message>
        <source>tip</source>
        <translation>Spitze</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>to be called over TLS we need our own certificate and a CA file to know the caller by; give both</source>
        <translation>um über TLS gerufen zu werden, brauchen wir ein eigenes Zertifikat und eine CA-Datei, um den Rufenden zu erkennen; geben Sie beides an</translation>
    </message>
    <message>
        <source>to grow, two segments are needed at least: one for each part, or a rival with a stroke outside</source>
        <translation>zum Wachsen sind mindestens zwei Segmente nötig: eines je Teil, oder ein Rivale mit einem Strich außerhalb</translation>
    </message>
    <message>
        <source>to part bones, the scan's values must be HU, and those of {0} have no unit</source>
        <translation>um Knochen zu trennen, müssen die Werte der Aufnahme HU sein, und die von {0} haben keine Einheit</translation>
    </message>
    <message>
        <source>to part {0}, points of 2 to {1} parts are needed, not of {2}</source>
        <translation>um {0} zu trennen, sind Punkte für 2 bis {1} Teile nötig, nicht für {2}</translation>
    </message>
    <message>
        <source>to part {0}, seeds of 2 to 20 bones are needed, not of {1}</source>
        <translation>um {0} zu trennen, sind Saatpunkte für 2 bis 20 Knochen nötig, nicht für {1}</translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>took longer than {0} s and was stopped</source>
        <translation>dauerte länger als {0} s und wurde angehalten</translation>
    </message>
    <message>
        <source>tooth</source>
        <translation>Zahn</translation>
    </message>
    <message>
        <source>torsion of a square bar</source>
        <translation>Torsion eines quadratischen Stabs</translation>
    </message>
    <message>
        <source>touches, within {contact:g} mm</source>
        <translation>berührt, bis {contact:g} mm</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>wahr oder falsch</translation>
    </message>
    <message>
        <source>trying size {0}</source>
        <translation>Größe {0} probieren</translation>
    </message>
    <message>
        <source>trying {0} starts</source>
        <translation>{0} Starts probieren</translation>
    </message>
    <message>
        <source>tumour</source>
        <translation>Tumor</translation>
    </message>
    <message>
        <source>turn inwards though they lie in nothing, so their volume is taken away</source>
        <translation>sind nach innen gerichtet, obwohl sie in nichts liegen, daher wird ihr Volumen abgezogen</translation>
    </message>
    <message>
        <source>turn inwards within a cavity or within two solids, so what they cut is not clear</source>
        <translation>sind innerhalb eines Hohlraums oder zweier Körper nach innen gerichtet, daher ist nicht klar, was sie ausschneiden</translation>
    </message>
    <message>
        <source>twice the shared voxels over the sum of both</source>
        <translation>das Doppelte der gemeinsamen Voxel, bezogen auf die Summe beider</translation>
    </message>
    <message>
        <source>two halves of the data differ by {0} mm (at most {1})</source>
        <translation>zwei Hälften der Daten unterscheiden sich um {0} mm (höchstens {1})</translation>
    </message>
    <message>
        <source>two labels have the same name; name each differently</source>
        <translation>zwei Labels haben denselben Namen; benennen Sie jedes anders</translation>
    </message>
    <message>
        <source>two of its segments have the same number; export it again</source>
        <translation>zwei der Segmente haben dieselbe Nummer; exportieren Sie erneut</translation>
    </message>
    <message>
        <source>two of its structures have the same number; export it again</source>
        <translation>zwei der Strukturen haben dieselbe Nummer; exportieren Sie erneut</translation>
    </message>
    <message>
        <source>two or more segments are needed to combine them</source>
        <translation>zum Kombinieren sind zwei oder mehr Segmente nötig</translation>
    </message>
    <message>
        <source>two parts are called {name}</source>
        <translation>zwei Teile heißen {name}</translation>
    </message>
    <message>
        <source>two triangles of it lie on each other; they bound nothing</source>
        <translation>zwei der Dreiecke liegen aufeinander; sie begrenzen nichts</translation>
    </message>
    <message>
        <source>unable to open</source>
        <translation>lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>unbalanced nodal forces over the load</source>
        <translation>unausgeglichene Knotenkräfte, bezogen auf die Last</translation>
    </message>
    <message>
        <source>under {value}</source>
        <translation>unter {value}</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>rückgängig gemacht</translation>
    </message>
    <message>
        <source>union</source>
        <translation>vereinigen</translation>
    </message>
    <message>
        <source>unit and frame stated with the file</source>
        <translation>Einheit und Bezugssystem mit der Datei angegeben</translation>
    </message>
    <message>
        <source>unit direction along L, P, S</source>
        <translation>Einheitsrichtung entlang L, P, S</translation>
    </message>
    <message>
        <source>unknown displacement components</source>
        <translation>unbekannte Verschiebungskomponenten</translation>
    </message>
    <message>
        <source>unlocking needs a reason, which stays in the journal</source>
        <translation>Entsperren braucht einen Grund, der im Journal bleibt</translation>
    </message>
    <message>
        <source>unpacking file {0} of {1}</source>
        <translation>Datei {0} von {1} wird entpackt</translation>
    </message>
    <message>
        <source>up to which volume are holes filled? `max_volume_mm3` must be above 0, not {0}</source>
        <translation>bis zu welchem Volumen werden Löcher gefüllt? `max_volume_mm3` muss über 0 liegen, nicht {0}</translation>
    </message>
    <message>
        <source>values correlate with mirrored ones by {0}</source>
        <translation>Werte korrelieren mit den gespiegelten um {0}</translation>
    </message>
    <message>
        <source>values that forms begin with</source>
        <translation>Anfangswerte von Formularen</translation>
    </message>
    <message>
        <source>valve</source>
        <translation>Klappe</translation>
    </message>
    <message>
        <source>valve planning</source>
        <translation>Klappenplanung</translation>
    </message>
    <message>
        <source>vein</source>
        <translation>Vene</translation>
    </message>
    <message>
        <source>vertebra</source>
        <translation>Wirbel</translation>
    </message>
    <message>
        <source>vertebrae</source>
        <translation>Wirbel</translation>
    </message>
    <message>
        <source>vessel</source>
        <translation>Gefäß</translation>
    </message>
    <message>
        <source>volume against the voxels</source>
        <translation>Volumen gegenüber den Voxeln</translation>
    </message>
    <message>
        <source>volume of the core</source>
        <translation>Volumen des Kerns</translation>
    </message>
    <message>
        <source>volume of the shell</source>
        <translation>Volumen der Schale</translation>
    </message>
    <message>
        <source>von Mises stress</source>
        <translation>Von-Mises-Spannung</translation>
    </message>
    <message>
        <source>voxels are int16 or float32, not {0}</source>
        <translation>Voxel sind int16 oder float32, nicht {0}</translation>
    </message>
    <message>
        <source>voxels no scanner saw; they count for sizes and not for values</source>
        <translation>Voxel, die kein Scanner sah; sie zählen für Größen, nicht für Werte</translation>
    </message>
    <message>
        <source>voxels of the segment; those the plane passes count by the part that is cut off</source>
        <translation>Voxel des Segments; die, durch die die Ebene verläuft, zählen mit dem abgeschnittenen Anteil</translation>
    </message>
    <message>
        <source>voxels of {0} on the {1} side of {2}, those on the plane counted in part</source>
        <translation>Voxel von {0} auf der Seite „{1}“ von {2}, die auf der Ebene anteilig gezählt</translation>
    </message>
    <message>
        <source>voxels of {0}, those on the plane of {1} counted in part; kerf {2} mm</source>
        <translation>Voxel von {0}, die auf der Ebene von {1} anteilig gezählt; Sägespalt {2} mm</translation>
    </message>
    <message>
        <source>voxels times their volume</source>
        <translation>Voxel mal ihr Volumen</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>waits for the work before it</source>
        <translation>wartet auf die Arbeit davor</translation>
    </message>
    <message>
        <source>walking force on a right femur</source>
        <translation>Gehkraft an einem rechten Femur</translation>
    </message>
    <message>
        <source>was changed since it was fitted; fit it again: until then leg length, offset and the stem's angles are left out</source>
        <translation>wurde seit der Anpassung geändert; passen Sie erneut an: Bis dahin bleiben Beinlänge, Offset und die Winkel des Schafts weg</translation>
    </message>
    <message>
        <source>was not found</source>
        <translation>wurde nicht gefunden</translation>
    </message>
    <message>
        <source>what surrounds that point is no bright rim; place it in the dark middle of one, or on bright tissue, or draw the tumour by hand</source>
        <translation>was diesen Punkt umgibt, ist kein heller Saum; setzen Sie ihn in die dunkle Mitte eines solchen oder auf helles Gewebe, oder zeichnen Sie den Tumor von Hand</translation>
    </message>
    <message>
        <source>where it lies</source>
        <translation>wo es liegt</translation>
    </message>
    <message>
        <source>whether it lies where the case's other scans lie is not known: not all of them state a frame of reference</source>
        <translation>ob sie liegt, wo die anderen Aufnahmen des Falls liegen, ist nicht bekannt: Nicht alle nennen ein Bezugssystem</translation>
    </message>
    <message>
        <source>whether kernel {0} is soft or sharp</source>
        <translation>ob der Kern {0} weich oder scharf ist</translation>
    </message>
    <message>
        <source>which part? give the point `at` inside it</source>
        <translation>welcher Teil? Geben Sie den Punkt `at` darin an</translation>
    </message>
    <message>
        <source>which scan gives the modulus? name it with `image`</source>
        <translation>welche Aufnahme gibt den E-Modul? Nennen Sie sie mit `image`</translation>
    </message>
    <message>
        <source>who patient {0} is was erased from this case, so it can't be told whether the scan is theirs; if it is to come in all the same, confirm it with the reason in `other_patient`, or make a new case for it</source>
        <translation>wer Patient {0} ist, wurde aus diesem Fall gelöscht, daher lässt sich nicht sagen, ob die Aufnahme von dieser Person ist; soll sie dennoch aufgenommen werden, bestätigen Sie es mit dem Grund in `other_patient`, oder legen Sie dafür einen neuen Fall an</translation>
    </message>
    <message>
        <source>who the patient is can't be read, so it could not be kept out of what is written ({}); restore a copy</source>
        <translation>wer der Patient ist, lässt sich nicht lesen und konnte daher nicht aus dem Geschriebenen herausgehalten werden ({}); stellen Sie eine Kopie wieder her</translation>
    </message>
    <message>
        <source>who the patient is is not known in this case, so names in words and ids could not be looked for: read them yourself</source>
        <translation>wer der Patient ist, ist in diesem Fall nicht bekannt, daher konnte nach Namen in Texten und Kennungen nicht gesucht werden: Lesen Sie diese selbst</translation>
    </message>
    <message>
        <source>who the patient is is not known in this case, so there is nothing to erase</source>
        <translation>wer der Patient ist, ist in diesem Fall nicht bekannt, daher gibt es nichts zu löschen</translation>
    </message>
    <message>
        <source>widening of the inner wall</source>
        <translation>Aufweitung der Innenwand</translation>
    </message>
    <message>
        <source>widening of the inner wall, mean</source>
        <translation>Aufweitung der Innenwand, Mittelwert</translation>
    </message>
    <message>
        <source>with `gaps: interpolate`</source>
        <translation>mit `gaps: interpolate`</translation>
    </message>
    <message>
        <source>with the gaps filled</source>
        <translation>mit gefüllten Lücken</translation>
    </message>
    <message>
        <source>work of the loads less twice the strain energy, over the latter</source>
        <translation>Arbeit der Lasten minus das Doppelte der Dehnungsenergie, bezogen auf diese</translation>
    </message>
    <message>
        <source>worked out from others</source>
        <translation>aus anderen berechnet</translation>
    </message>
    <message>
        <source>working out the displacements</source>
        <translation>die Verschiebungen werden berechnet</translation>
    </message>
    <message>
        <source>writing file {0} of {1}</source>
        <translation>Datei {0} von {1} wird geschrieben</translation>
    </message>
    <message>
        <source>writing the pages</source>
        <translation>die Seiten werden geschrieben</translation>
    </message>
    <message>
        <source>written</source>
        <translation>geschrieben</translation>
    </message>
    <message>
        <source>wrote {0} (CalculiX deck: LPS, mm, N, MPa)</source>
        <translation>{0} geschrieben (CalculiX-Eingabe: LPS, mm, N, MPa)</translation>
    </message>
    <message>
        <source>wrote {0} (LPS, mm)</source>
        <translation>{0} geschrieben (LPS, mm)</translation>
    </message>
    <message>
        <source>wrote {0} (LPS, mm, mesh only: the study is not solved)</source>
        <translation>{0} geschrieben (LPS, mm, nur Netz: Die Studie ist nicht berechnet)</translation>
    </message>
    <message>
        <source>wrote {0} (LPS, mm, with results)</source>
        <translation>{0} geschrieben (LPS, mm, mit Ergebnissen)</translation>
    </message>
    <message>
        <source>wrote {0} ({1} bricks, materials {2}; LPS, mm)</source>
        <translation>{0} geschrieben ({1} Hexaeder, Materialien {2}; LPS, mm)</translation>
    </message>
    <message>
        <source>wrote {0} ({1}, LPS, mm)</source>
        <translation>{0} geschrieben ({1}, LPS, mm)</translation>
    </message>
    <message>
        <source>wrote {0} ({1}, mm, as its header places it in the patient)</source>
        <translation>{0} geschrieben ({1}, mm, wie die Kopfdaten es im Patienten platzieren)</translation>
    </message>
    <message>
        <source>wrote {0} files beside {1} (LPS, mm; where two segments touch, the same triangles)</source>
        <translation>{0} Dateien neben {1} geschrieben (LPS, mm; wo sich zwei Segmente berühren, dieselben Dreiecke)</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>yield</source>
        <translation>Fließ</translation>
    </message>
    <message>
        <source>{0} % of elements below {1} deg</source>
        <translation>{0} % der Elemente unter {1} Grad</translation>
    </message>
    <message>
        <source>{0} % of it lies outside of {1} and is left out.</source>
        <translation>{0} % davon liegen außerhalb von {1} und bleiben weg.</translation>
    </message>
    <message>
        <source>{0} % of it meets its mirror image</source>
        <translation>{0} % davon treffen auf ihr Spiegelbild</translation>
    </message>
    <message>
        <source>{0} % of its shape and {1} % of the shape's surface are lost</source>
        <translation>{0} % der Form und {1} % der Oberfläche der Form gehen verloren</translation>
    </message>
    <message>
        <source>{0} % of its surface</source>
        <translation>{0} % der Oberfläche</translation>
    </message>
    <message>
        <source>{0} % of its voxels lie outside the image, so it would be cut off; import the scan it was drawn on, or the whole of it</source>
        <translation>{0} % der Voxel liegen außerhalb des Bildes und würden abgeschnitten; importieren Sie die Aufnahme, auf der es gezeichnet wurde, oder diese ganz</translation>
    </message>
    <message>
        <source>{0} % of points above {1}</source>
        <translation>{0} % der Punkte über {1}</translation>
    </message>
    <message>
        <source>{0} % of the bone's sample points were {1} and set to it; check the segment</source>
        <translation>{0} % der Probenpunkte des Knochens waren {1} und wurden darauf gesetzt; prüfen Sie das Segment</translation>
    </message>
    <message>
        <source>{0} % of the elements lie outside the scan, so their bone is not known; cut the body where the scan ends</source>
        <translation>{0} % der Elemente liegen außerhalb der Aufnahme, ihr Knochen ist also nicht bekannt; schneiden Sie den Körper, wo die Aufnahme endet</translation>
    </message>
    <message>
        <source>{0} % of the mirror image lies outside the image and is left out.</source>
        <translation>{0} % des Spiegelbilds liegen außerhalb des Bildes und bleiben weg.</translation>
    </message>
    <message>
        <source>{0} % of the voxels lie in elements of {1} voxels a side that are less than half filled</source>
        <translation>{0} % der Voxel liegen in Elementen von {1} Voxeln Kantenlänge, die weniger als halb gefüllt sind</translation>
    </message>
    <message>
        <source>{0} % of {1} is thinner than {2} mm and was lost in elements of {3} mm{4}: use smaller ones, or refine thin walls</source>
        <translation>{0} % von {1} sind dünner als {2} mm und gingen in Elementen von {3} mm verloren{4}: Verwenden Sie kleinere, oder verfeinern Sie dünne Wände</translation>
    </message>
    <message>
        <source>{0} % of {1} lies in {2}{3}</source>
        <translation>{0} % von {1} liegen in {2}{3}</translation>
    </message>
    <message>
        <source>{0} % of {1} lies outside of this grid and is left out.</source>
        <translation>{0} % von {1} liegen außerhalb dieses Gitters und bleiben weg.</translation>
    </message>
    <message>
        <source>{0} (it says it lies outside of it)</source>
        <translation>{0} (laut eigener Angabe liegt es außerhalb davon)</translation>
    </message>
    <message>
        <source>{0} It changed nothing.</source>
        <translation>{0} Es änderte nichts.</translation>
    </message>
    <message>
        <source>{0} already is described so</source>
        <translation>{0} ist schon so beschrieben</translation>
    </message>
    <message>
        <source>{0} already names a fragment of {1}; choose another name</source>
        <translation>{0} heißt schon ein Fragment von {1}; wählen Sie einen anderen Namen</translation>
    </message>
    <message>
        <source>{0} already names a fragment; choose another name</source>
        <translation>{0} heißt schon ein Fragment; wählen Sie einen anderen Namen</translation>
    </message>
    <message>
        <source>{0} already names one of the {1}; choose another name</source>
        <translation>{0} heißt schon etwas unter: {1}; wählen Sie einen anderen Namen</translation>
    </message>
    <message>
        <source>{0} and {1} lie in different frames of reference, so nothing says which places are the same; register one onto the other (image.register)</source>
        <translation>{0} und {1} liegen in verschiedenen Bezugssystemen, nichts sagt also, welche Orte dieselben sind; registrieren Sie eines auf das andere (image.register)</translation>
    </message>
    <message>
        <source>{0} and {1} lie in different places but were not taken alike: the series holds {2} phases, times or contrasts, {3}; choose one by its name with `phase`</source>
        <translation>{0} und {1} liegen an verschiedenen Orten, wurden aber nicht gleich aufgenommen: Die Serie enthält {2} Phasen, Zeiten oder Kontraste, {3}; wählen Sie eine nach Namen mit `phase`</translation>
    </message>
    <message>
        <source>{0} and {1} show the same place but differ</source>
        <translation>{0} und {1} zeigen denselben Ort, unterscheiden sich aber</translation>
    </message>
    <message>
        <source>{0} and {1} show the same place but differ: the series holds {2} phases, times or contrasts, {3}; choose one by its name with `phase`, or keep all as a sequence with `phase: all`</source>
        <translation>{0} und {1} zeigen denselben Ort, unterscheiden sich aber: Die Serie enthält {2} Phasen, Zeiten oder Kontraste, {3}; wählen Sie eine nach Namen mit `phase` oder behalten Sie alle als Sequenz mit `phase: all`</translation>
    </message>
    <message>
        <source>{0} and {1} state one frame of reference, but registering found {2} up to {3} mm away from where it was scanned; show {4} in its place</source>
        <translation>{0} und {1} nennen dasselbe Bezugssystem, die Registrierung fand {2} aber bis zu {3} mm entfernt vom Ort der Aufnahme; zeigen Sie stattdessen {4}</translation>
    </message>
    <message>
        <source>{0} and {1} were drawn on different grids, so they share no border</source>
        <translation>{0} und {1} wurden auf verschiedenen Gittern gezeichnet, haben also keine gemeinsame Grenze</translation>
    </message>
    <message>
        <source>{0} and {1} were drawn on different grids; draw both on the same image</source>
        <translation>{0} und {1} wurden auf verschiedenen Gittern gezeichnet; zeichnen Sie beide auf demselben Bild</translation>
    </message>
    <message>
        <source>{0} and {1} were not taken alike: the slices lie in different places and were taken at {2}, so they are not one volume; export each as a series of its own</source>
        <translation>{0} und {1} wurden nicht gleich aufgenommen: Die Schichten liegen an verschiedenen Orten und wurden bei {2} aufgenommen, sind also nicht ein Volumen; exportieren Sie jedes als eigene Serie</translation>
    </message>
    <message>
        <source>{0} both have a head: say with `at` where the load acts</source>
        <translation>{0} haben beide einen Kopf: Geben Sie mit `at` an, wo die Last angreift</translation>
    </message>
    <message>
        <source>{0} by {1} mm leaves nothing of {2}; use a smaller radius</source>
        <translation>{0} um {1} mm lässt nichts von {2} übrig; nehmen Sie einen kleineren Radius</translation>
    </message>
    <message>
        <source>{0} can't be a name: use letters, digits, '_', '-' and '.', starting with a letter</source>
        <translation>{0} kann kein Name sein: Nehmen Sie Buchstaben, Ziffern, '_', '-' und '.', mit einem Buchstaben am Anfang</translation>
    </message>
    <message>
        <source>{0} can't be called {1}: {2} know it by its name; remove or change that first, or keep the name</source>
        <translation>{0} kann nicht {1} heißen: {2} kennen es unter seinem Namen; entfernen oder ändern Sie das zuerst oder behalten Sie den Namen</translation>
    </message>
    <message>
        <source>{0} can't be made ({1})</source>
        <translation>{0} ist nicht möglich ({1})</translation>
    </message>
    <message>
        <source>{0} can't be made ({1}); choose another place</source>
        <translation>{0} lässt sich nicht anlegen ({1}); wählen Sie einen anderen Ort</translation>
    </message>
    <message>
        <source>{0} can't be moved so: {1}</source>
        <translation>{0} lässt sich so nicht bewegen: {1}</translation>
    </message>
    <message>
        <source>{0} can't be read ({1}); check its permissions</source>
        <translation>{0} ist nicht lesbar ({1}); prüfen Sie die Rechte</translation>
    </message>
    <message>
        <source>{0} can't be read ({1}); check the path</source>
        <translation>{0} ist nicht lesbar ({1}); prüfen Sie den Pfad</translation>
    </message>
    <message>
        <source>{0} can't be read: {1}</source>
        <translation>{0} ist nicht lesbar: {1}</translation>
    </message>
    <message>
        <source>{0} can't be stored: only finite numbers, words, tuples, mappings and dataclasses can</source>
        <translation>{0} kann nicht gespeichert werden: nur endliche Zahlen, Wörter, Tupel, Zuordnungen und Datenklassen</translation>
    </message>
    <message>
        <source>{0} can't be unpacked ({1}); make room on the disk</source>
        <translation>{0} lässt sich nicht entpacken ({1}); schaffen Sie Platz auf dem Datenträger</translation>
    </message>
    <message>
        <source>{0} can't be used: {1}</source>
        <translation>{0} ist nicht zu verwenden: {1}</translation>
    </message>
    <message>
        <source>{0} can't be written ({1})</source>
        <translation>{0} lässt sich nicht schreiben ({1})</translation>
    </message>
    <message>
        <source>{0} can't be written ({1}); choose another folder</source>
        <translation>{0} lässt sich nicht schreiben ({1}); wählen Sie einen anderen Ordner</translation>
    </message>
    <message>
        <source>{0} can't be written ({1}); choose another name or folder</source>
        <translation>{0} lässt sich nicht schreiben ({1}); wählen Sie einen anderen Namen oder Ordner</translation>
    </message>
    <message>
        <source>{0} can't be written ({1}); make room and repeat this</source>
        <translation>{0} lässt sich nicht schreiben ({1}); schaffen Sie Platz und wiederholen Sie dies</translation>
    </message>
    <message>
        <source>{0} can't be written ({1}); make room on the disk</source>
        <translation>{0} lässt sich nicht schreiben ({1}); schaffen Sie Platz auf dem Datenträger</translation>
    </message>
    <message>
        <source>{0} can't be written ({1}); nothing is lost, repeat this</source>
        <translation>{0} lässt sich nicht schreiben ({1}); nichts ist verloren, wiederholen Sie dies</translation>
    </message>
    <message>
        <source>{0} can't be written ({1}); nothing was changed</source>
        <translation>{0} lässt sich nicht schreiben ({1}); nichts wurde geändert</translation>
    </message>
    <message>
        <source>{0} can't be written as a volume; let its name end in {1}</source>
        <translation>{0} lässt sich nicht als Volumen schreiben; lassen Sie den Namen auf {1} enden</translation>
    </message>
    <message>
        <source>{0} can't be written: there is no folder {1}; choose another place</source>
        <translation>{0} lässt sich nicht schreiben: Es gibt keinen Ordner {1}; wählen Sie einen anderen Ort</translation>
    </message>
    <message>
        <source>{0} can't be written: {1}; choose another folder</source>
        <translation>{0} lässt sich nicht schreiben: {1}; wählen Sie einen anderen Ordner</translation>
    </message>
    <message>
        <source>{0} can't be written: {1}; choose another place</source>
        <translation>{0} lässt sich nicht schreiben: {1}; wählen Sie einen anderen Ort</translation>
    </message>
    <message>
        <source>{0} can't be written: {1}; choose another place or free some space</source>
        <translation>{0} lässt sich nicht schreiben: {1}; wählen Sie einen anderen Ort oder schaffen Sie Platz</translation>
    </message>
    <message>
        <source>{0} can't be written: {1}; free some space</source>
        <translation>{0} lässt sich nicht schreiben: {1}; schaffen Sie Platz</translation>
    </message>
    <message>
        <source>{0} can't be written: {1}; free some space and repeat</source>
        <translation>{0} lässt sich nicht schreiben: {1}; schaffen Sie Platz und wiederholen Sie es</translation>
    </message>
    <message>
        <source>{0} can't be written; make room on the disk or choose another place</source>
        <translation>{0} lässt sich nicht schreiben; schaffen Sie Platz auf dem Datenträger oder wählen Sie einen anderen Ort</translation>
    </message>
    <message>
        <source>{0} can't name a server: use letters, digits, '-', '_' and '.', at most 40</source>
        <translation>{0} kann kein Servername sein: Nehmen Sie Buchstaben, Ziffern, '-', '_' und '.', höchstens 40</translation>
    </message>
    <message>
        <source>{0} cannot be read ({1}); copy it again from its source</source>
        <translation>{0} ist nicht lesbar ({1}); kopieren Sie es erneut von der Quelle</translation>
    </message>
    <message>
        <source>{0} could not be written ({1}); check the folder and the free space</source>
        <translation>{0} konnte nicht geschrieben werden ({1}); prüfen Sie Ordner und freien Platz</translation>
    </message>
    <message>
        <source>{0} could not be written ({1}); choose another folder. Nothing was changed.</source>
        <translation>{0} konnte nicht geschrieben werden ({1}); wählen Sie einen anderen Ordner. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>{0} could not be written: {1}</source>
        <translation>{0} konnte nicht geschrieben werden: {1}</translation>
    </message>
    <message>
        <source>{0} could not be written; check that its folder exists and the disk is not full</source>
        <translation>{0} konnte nicht geschrieben werden; prüfen Sie, dass der Ordner existiert und der Datenträger nicht voll ist</translation>
    </message>
    <message>
        <source>{0} could not be written; check the folder and the free space</source>
        <translation>{0} konnte nicht geschrieben werden; prüfen Sie Ordner und freien Platz</translation>
    </message>
    <message>
        <source>{0} d in g/cm³, measured at the {1}: {2}</source>
        <translation>{0} d in g/cm³, gemessen am Ort {1}: {2}</translation>
    </message>
    <message>
        <source>{0} damaged and left out: slices may be missing at an end, pack the scan again</source>
        <translation>{0} beschädigt und weggelassen: An einem Ende fehlen vielleicht Schichten, packen Sie die Aufnahme erneut</translation>
    </message>
    <message>
        <source>{0} damaged and put to no series: slices of this one may be missing, so look at both of its ends</source>
        <translation>{0} beschädigt und keiner Serie zugeordnet: Vielleicht fehlen Schichten dieser Serie, sehen Sie beide Enden an</translation>
    </message>
    <message>
        <source>{0} damaged slices were</source>
        <translation>{0} beschädigte Schichten wurden</translation>
    </message>
    <message>
        <source>{0} decodes to {1} pixels, not {2}; export it again</source>
        <translation>{0} ergibt dekodiert {1} Pixel, nicht {2}; exportieren Sie es erneut</translation>
    </message>
    <message>
        <source>{0} decodes to {1}, not {2} x {3}; export it again</source>
        <translation>{0} ergibt dekodiert {1}, nicht {2} x {3}; exportieren Sie es erneut</translation>
    </message>
    <message>
        <source>{0} did not converge: the residual is {1}; refine the mesh or check the supports</source>
        <translation>{0} ist nicht konvergiert: Das Residuum ist {1}; verfeinern Sie das Netz oder prüfen Sie die Lagerungen</translation>
    </message>
    <message>
        <source>{0} does not say how it lies in the patient (no qform, no sform); save it again with its orientation</source>
        <translation>{0} sagt nicht, wie es im Patienten liegt (weder qform noch sform); speichern Sie es mit seiner Ausrichtung</translation>
    </message>
    <message>
        <source>{0} does not say where it lies (it states no space origin); save it again with its origin</source>
        <translation>{0} sagt nicht, wo es liegt (kein Space Origin); speichern Sie es mit seinem Ursprung</translation>
    </message>
    <message>
        <source>{0} does not say which way is left ({1}); save it again in left-posterior-superior</source>
        <translation>{0} sagt nicht, wo links ist ({1}); speichern Sie es als left-posterior-superior</translation>
    </message>
    <message>
        <source>{0} does not say {1} (it states no {2}); save it again with its geometry</source>
        <translation>{0} sagt nicht: {1} (kein {2} angegeben); speichern Sie es mit seiner Geometrie</translation>
    </message>
    <message>
        <source>{0} elements are more than a workstation can use; coarsen them, or cut the labels</source>
        <translation>{0} Elemente sind mehr, als eine Workstation verarbeiten kann; vergröbern Sie sie oder beschneiden Sie die Labels</translation>
    </message>
    <message>
        <source>{0} elements have a negative volume, one near {1}; make the mesh again</source>
        <translation>{0} Elemente haben ein negatives Volumen, eines nahe {1}; erzeugen Sie das Netz neu</translation>
    </message>
    <message>
        <source>{0} elements have no positive modulus, one near {1} with {2} MPa; look at the scan there and at the law that gives the modulus</source>
        <translation>{0} Elemente haben keinen positiven E-Modul, eines nahe {1} mit {2} MPa; sehen Sie die Aufnahme dort an und das Materialgesetz, das den E-Modul liefert</translation>
    </message>
    <message>
        <source>{0} exists already; choose another name</source>
        <translation>{0} gibt es schon; wählen Sie einen anderen Namen</translation>
    </message>
    <message>
        <source>{0} exists already; choose another name or open it</source>
        <translation>{0} gibt es schon; wählen Sie einen anderen Namen oder öffnen Sie es</translation>
    </message>
    <message>
        <source>{0} exists already; choose another name, or choose that file itself to replace it</source>
        <translation>{0} gibt es schon; wählen Sie einen anderen Namen, oder wählen Sie die Datei selbst, um sie zu ersetzen</translation>
    </message>
    <message>
        <source>{0} exists already; name a new folder</source>
        <translation>{0} gibt es schon; nennen Sie einen neuen Ordner</translation>
    </message>
    <message>
        <source>{0} femur's own frame (HIP98) from {1}, its front taken as the patient's: LPS (0, -1, 0)</source>
        <translation>eigenes Bezugssystem des Femurs {0} (HIP98) aus {1}, vorn wie beim Patienten angenommen: LPS (0, -1, 0)</translation>
    </message>
    <message>
        <source>{0} files in {1} series written, {2} of them with masked pixels</source>
        <translation>{0} Dateien in {1} Serien geschrieben, {2} davon mit geschwärzten Pixeln</translation>
    </message>
    <message>
        <source>{0} files of the archive are</source>
        <translation>{0} Dateien des Archivs sind</translation>
    </message>
    <message>
        <source>{0} files of the folder are</source>
        <translation>{0} Dateien des Ordners sind</translation>
    </message>
    <message>
        <source>{0} files were skipped ({1})</source>
        <translation>{0} Dateien wurden übergangen ({1})</translation>
    </message>
    <message>
        <source>{0} files, such as {1}</source>
        <translation>{0} Dateien, etwa {1}</translation>
    </message>
    <message>
        <source>{0} follows {1}, which is there no more; place it again where it belongs now</source>
        <translation>{0} folgt {1}, das es nicht mehr gibt; platzieren Sie es neu, wohin es jetzt gehört</translation>
    </message>
    <message>
        <source>{0} for it; use smaller ones, {1} mm say{2}</source>
        <translation>{0} dafür; nehmen Sie kleinere, etwa {1} mm{2}</translation>
    </message>
    <message>
        <source>{0} found none of {1} in {2}</source>
        <translation>{0} fand keine von {1} in {2}</translation>
    </message>
    <message>
        <source>{0} frames but {1} descriptions of frames</source>
        <translation>{0} Bilder, aber {1} Bildbeschreibungen</translation>
    </message>
    <message>
        <source>{0} from two points by the split of joints; {1}.</source>
        <translation>{0} aus zwei Punkten durch Trennen am Gelenk; {1}.</translation>
    </message>
    <message>
        <source>{0} has a PixelSpacing of {1} mm, which can't be right; {2}</source>
        <translation>{0} hat ein PixelSpacing von {1} mm, was nicht stimmen kann; {2}</translation>
    </message>
    <message>
        <source>{0} has no ImagePositionPatient, so the slices can't be placed; {1}</source>
        <translation>{0} hat keine ImagePositionPatient, die Schichten sind also nicht zu platzieren; {1}</translation>
    </message>
    <message>
        <source>{0} has no feature {1}; it has: {2}</source>
        <translation>{0} hat keinen Punkt {1}; vorhanden: {2}</translation>
    </message>
    <message>
        <source>{0} has no option {1}; the options are {2}</source>
        <translation>{0} hat keine Option {1}; die Optionen sind {2}</translation>
    </message>
    <message>
        <source>{0} has no other part; remove the segment instead</source>
        <translation>{0} hat keinen anderen Teil; entfernen Sie stattdessen das Segment</translation>
    </message>
    <message>
        <source>{0} has no part to keep</source>
        <translation>{0} hat keinen Teil, der bleiben könnte</translation>
    </message>
    <message>
        <source>{0} has no size to try; name at least one</source>
        <translation>{0} hat keine Größe zum Probieren; nennen Sie mindestens eine</translation>
    </message>
    <message>
        <source>{0} has no size {1}; the sizes are {2}</source>
        <translation>{0} hat keine Größe {1}; die Größen sind {2}</translation>
    </message>
    <message>
        <source>{0} has no symmetry that gives a plane: {1}; give a plane, or another segment's symmetry</source>
        <translation>{0} hat keine Symmetrie, die eine Ebene ergibt: {1}; geben Sie eine Ebene an oder die Symmetrie eines anderen Segments</translation>
    </message>
    <message>
        <source>{0} has no three-dimensional configuration; only such can be run</source>
        <translation>{0} hat keine dreidimensionale Konfiguration; nur solche sind lauffähig</translation>
    </message>
    <message>
        <source>{0} has no voxel (label {1}), so it has no surface; mark some, or leave it out</source>
        <translation>{0} hat kein Voxel (Label {1}) und daher keine Oberfläche; markieren Sie welche oder lassen Sie es weg</translation>
    </message>
    <message>
        <source>{0} has no {1}, so its place in the patient is not known; {2} with its geometry</source>
        <translation>{0} hat keine Angabe {1}, der Ort im Patienten ist also nicht bekannt; {2} mit seiner Geometrie</translation>
    </message>
    <message>
        <source>{0} has {1} points, so none is number {2}</source>
        <translation>{0} hat {1} Punkte, also keinen mit der Nummer {2}</translation>
    </message>
    <message>
        <source>{0} has {1} values for {2} places</source>
        <translation>{0} hat {1} Werte für {2} Stellen</translation>
    </message>
    <message>
        <source>{0} holds an array of {1}, not one volume; save a single volume</source>
        <translation>{0} enthält ein Feld von {1}, nicht ein Volumen; speichern Sie ein einzelnes Volumen</translation>
    </message>
    <message>
        <source>{0} holds colours or complex numbers (type {1}); save one number a voxel</source>
        <translation>{0} enthält Farben oder komplexe Zahlen (Typ {1}); speichern Sie eine Zahl je Voxel</translation>
    </message>
    <message>
        <source>{0} holds images of another study or patient under the UID of this series; choose another folder, or move it away</source>
        <translation>{0} enthält unter der UID dieser Serie Bilder einer anderen Untersuchung oder eines anderen Patienten; wählen Sie einen anderen Ordner oder räumen Sie ihn weg</translation>
    </message>
    <message>
        <source>{0} holds neither {1} nor nnU-Net's plans.json and dataset.json; the manual says what is needed</source>
        <translation>{0} enthält weder {1} noch plans.json und dataset.json von nnU-Net; das Handbuch sagt, was nötig ist</translation>
    </message>
    <message>
        <source>{0} holds no case: its journal is empty; restore a copy</source>
        <translation>{0} enthält keinen Fall: Das Journal ist leer; stellen Sie eine Kopie wieder her</translation>
    </message>
    <message>
        <source>{0} holds no file of segments that can be used: {1}</source>
        <translation>{0} enthält keine brauchbare Segmentdatei: {1}</translation>
    </message>
    <message>
        <source>{0} holds no file that can be read ({1}); choose the zip of a scan</source>
        <translation>{0} enthält keine lesbare Datei ({1}); wählen Sie die ZIP-Datei einer Aufnahme</translation>
    </message>
    <message>
        <source>{0} holds no file {1}, which should be its weights</source>
        <translation>{0} enthält keine Datei {1}, die seine Gewichte sein sollte</translation>
    </message>
    <message>
        <source>{0} holds no label map, DICOM SEG or RTSTRUCT; choose another folder or the file itself</source>
        <translation>{0} enthält weder Labelkarte noch DICOM SEG noch RTSTRUCT; wählen Sie einen anderen Ordner oder die Datei selbst</translation>
    </message>
    <message>
        <source>{0} holds no list 'servers'; correct it or move it away</source>
        <translation>{0} enthält keine Liste 'servers'; korrigieren Sie es oder räumen Sie es weg</translation>
    </message>
    <message>
        <source>{0} holds no number at all; save it again</source>
        <translation>{0} enthält gar keine Zahl; speichern Sie es erneut</translation>
    </message>
    <message>
        <source>{0} holds no preferences ({1}); choose a file that was exported as such</source>
        <translation>{0} enthält keine Einstellungen ({1}); wählen Sie eine Datei, die als solche exportiert wurde</translation>
    </message>
    <message>
        <source>{0} holds no preferences; choose a file that was exported as such</source>
        <translation>{0} enthält keine Einstellungen; wählen Sie eine Datei, die als solche exportiert wurde</translation>
    </message>
    <message>
        <source>{0} holds one volume and no phase {1}; leave the phase away</source>
        <translation>{0} enthält ein Volumen und keine Phase {1}; lassen Sie die Phase weg</translation>
    </message>
    <message>
        <source>{0} holds one volume and no series {1}; leave the series away</source>
        <translation>{0} enthält ein Volumen und keine Serie {1}; lassen Sie die Serie weg</translation>
    </message>
    <message>
        <source>{0} holds this series under another patient: choose another folder, or move it away</source>
        <translation>{0} enthält diese Serie unter einem anderen Patienten: wählen Sie einen anderen Ordner oder räumen Sie ihn weg</translation>
    </message>
    <message>
        <source>{0} holds values beyond the range of 32-bit numbers; save it again with smaller ones</source>
        <translation>{0} enthält Werte jenseits des Bereichs von 32-Bit-Zahlen; speichern Sie es mit kleineren</translation>
    </message>
    <message>
        <source>{0} holds {1} % of its volume in elements of {2} voxels a side</source>
        <translation>{0} enthält {1} % seines Volumens in Elementen von {2} Voxeln je Seite</translation>
    </message>
    <message>
        <source>{0} holds {1} ONNX file; weights of other kinds have to be exported to ONNX first</source>
        <translation>{0} enthält {1} ONNX-Dateien; Gewichte anderer Art müssen zuerst nach ONNX exportiert werden</translation>
    </message>
    <message>
        <source>{0} holds {1} files, more than a study has; unpack what is needed</source>
        <translation>{0} enthält {1} Dateien, mehr, als eine Untersuchung hat; entpacken Sie, was gebraucht wird</translation>
    </message>
    <message>
        <source>{0} holds {1} usable series; name one of: {2}{3}</source>
        <translation>{0} enthält {1} brauchbare Serien; nennen Sie eine davon: {2}{3}</translation>
    </message>
    <message>
        <source>{0} holds {1} values, not numbers; save one number a voxel</source>
        <translation>{0} enthält {1} Werte, keine Zahlen; speichern Sie eine Zahl je Voxel</translation>
    </message>
    <message>
        <source>{0} images missing; again in {1} s</source>
        <translation>{0} Bilder fehlen; erneut in {1} s</translation>
    </message>
    <message>
        <source>{0} inside an image of the case; {1}.</source>
        <translation>{0} in einem Bild des Falls; {1}.</translation>
    </message>
    <message>
        <source>{0} is a colour image ({1}), which has no values to plan on; choose another series</source>
        <translation>{0} ist ein Farbbild ({1}) ohne Werte, auf denen geplant werden kann; wählen Sie eine andere Serie</translation>
    </message>
    <message>
        <source>{0} is a folder; name the file with the segments in it</source>
        <translation>{0} ist ein Ordner; nennen Sie die Datei mit den Segmenten darin</translation>
    </message>
    <message>
        <source>{0} is a pipe or a device, no file; choose a file of segments</source>
        <translation>{0} ist eine Pipe oder ein Gerät, keine Datei; wählen Sie eine Segmentdatei</translation>
    </message>
    <message>
        <source>{0} is a pipe or a device, no file; choose the file or the folder of a scan</source>
        <translation>{0} ist eine Pipe oder ein Gerät, keine Datei; wählen Sie die Datei oder den Ordner einer Aufnahme</translation>
    </message>
    <message>
        <source>{0} is a scan of another person ({1}) than the patient of this plan</source>
        <translation>{0} ist eine Aufnahme einer anderen Person ({1}) als des Patienten dieser Planung</translation>
    </message>
    <message>
        <source>{0} is a table of names and texts</source>
        <translation>{0} ist eine Tabelle aus Namen und Texten</translation>
    </message>
    <message>
        <source>{0} is already open for writing in this program</source>
        <translation>{0} ist in diesem Programm schon zum Schreiben geöffnet</translation>
    </message>
    <message>
        <source>{0} is already there; choose the name of a new folder for the pictures</source>
        <translation>{0} gibt es schon; wählen Sie für die Bilder den Namen eines neuen Ordners</translation>
    </message>
    <message>
        <source>{0} is at {1}: look whether that is its bifurcation, the heart, or too early.</source>
        <translation>{0} liegt bei {1}: Sehen Sie nach, ob das die Bifurkation, das Herz oder zu früh ist.</translation>
    </message>
    <message>
        <source>{0} is called a CT, but its values do not look like HU: {1}; write it again in HU, or leave the modality away to have it without a unit</source>
        <translation>{0} heißt ein CT, die Werte sehen aber nicht wie HU aus: {1}; schreiben Sie es neu in HU, oder lassen Sie die Modalität weg, um es ohne Einheit zu haben</translation>
    </message>
    <message>
        <source>{0} is cut off or damaged ({1}); copy it again from its source</source>
        <translation>{0} ist abgeschnitten oder beschädigt ({1}); kopieren Sie es erneut von der Quelle</translation>
    </message>
    <message>
        <source>{0} is cut off: it can't hold the {1} bytes it states; copy it again from its source</source>
        <translation>{0} ist abgeschnitten: Es kann die genannten {1} Byte nicht enthalten; kopieren Sie es erneut von der Quelle</translation>
    </message>
    <message>
        <source>{0} is cut off: it holds {1}; copy it again from its source</source>
        <translation>{0} ist abgeschnitten: Es enthält {1}; kopieren Sie es erneut von der Quelle</translation>
    </message>
    <message>
        <source>{0} is empty, so it has no surface; leave it out</source>
        <translation>{0} ist leer und hat keine Oberfläche; lassen Sie es weg</translation>
    </message>
    <message>
        <source>{0} is empty, so there is nothing to compare it by</source>
        <translation>{0} ist leer, es gibt also nichts, womit zu vergleichen wäre</translation>
    </message>
    <message>
        <source>{0} is empty, so there is nothing to cut; fill an outline or paint first</source>
        <translation>{0} ist leer, es gibt also nichts zu schneiden; füllen Sie einen Umriss oder malen Sie zuerst</translation>
    </message>
    <message>
        <source>{0} is empty, so there is nothing to part</source>
        <translation>{0} ist leer, es gibt also nichts zu trennen</translation>
    </message>
    <message>
        <source>{0} is empty, so there is nothing to work on; paint it or make it anew</source>
        <translation>{0} ist leer, es gibt also nichts zu bearbeiten; malen Sie es oder erzeugen Sie es neu</translation>
    </message>
    <message>
        <source>{0} is empty; choose the folder that holds the scan</source>
        <translation>{0} ist leer; wählen Sie den Ordner mit der Aufnahme</translation>
    </message>
    <message>
        <source>{0} is empty; draw it in two slices at least</source>
        <translation>{0} ist leer; zeichnen Sie es in mindestens zwei Schichten</translation>
    </message>
    <message>
        <source>{0} is given in per cent of body weight: give `body_weight_kg`</source>
        <translation>{0} ist in Prozent des Körpergewichts angegeben: Geben Sie `body_weight_kg` an</translation>
    </message>
    <message>
        <source>{0} is given to both “{1}” and “{2}”; choose other keys for one</source>
        <translation>{0} ist „{1}“ und „{2}“ zugewiesen; wählen Sie für eines andere Tasten</translation>
    </message>
    <message>
        <source>{0} is held by another process</source>
        <translation>{0} wird von einem anderen Prozess gehalten</translation>
    </message>
    <message>
        <source>{0} is held in this program</source>
        <translation>{0} wird in diesem Programm gehalten</translation>
    </message>
    <message>
        <source>{0} is larger than 1 GB; reduce its triangles first</source>
        <translation>{0} ist größer als 1 GB; verringern Sie zuerst die Dreiecke</translation>
    </message>
    <message>
        <source>{0} is locked with a password; unpack it first</source>
        <translation>{0} ist mit einem Passwort gesperrt; entpacken Sie es zuerst</translation>
    </message>
    <message>
        <source>{0} is needed by {1}, so it can't be replaced; choose another name</source>
        <translation>{0} wird von {1} gebraucht und kann nicht ersetzt werden; wählen Sie einen anderen Namen</translation>
    </message>
    <message>
        <source>{0} is needed by {1}; keep it, or remove or change that first</source>
        <translation>{0} wird von {1} gebraucht; behalten Sie es, oder entfernen oder ändern Sie das zuerst</translation>
    </message>
    <message>
        <source>{0} is needed by {1}; remove or change that first</source>
        <translation>{0} wird von {1} gebraucht; entfernen oder ändern Sie das zuerst</translation>
    </message>
    <message>
        <source>{0} is no axis of an image; use k, j, i or auto</source>
        <translation>{0} ist keine Achse eines Bildes; nehmen Sie k, j, i oder auto</translation>
    </message>
    <message>
        <source>{0} is no body of the study; its bodies are {1}</source>
        <translation>{0} ist kein Körper der Studie; ihre Körper sind {1}</translation>
    </message>
    <message>
        <source>{0} is no colour; write it as #RRGGBB</source>
        <translation>{0} ist keine Farbe; schreiben Sie sie als #RRGGBB</translation>
    </message>
    <message>
        <source>{0} is no folder; choose the folder of a model</source>
        <translation>{0} ist kein Ordner; wählen Sie den Ordner eines Modells</translation>
    </message>
    <message>
        <source>{0} is no fragment of {1}; its fragments are {2} and {3}</source>
        <translation>{0} ist kein Fragment von {1}; dessen Fragmente sind {2} und {3}</translation>
    </message>
    <message>
        <source>{0} is no key file: it holds {1} bytes, not {2}</source>
        <translation>{0} ist keine Schlüsseldatei: Sie enthält {1} Byte, nicht {2}</translation>
    </message>
    <message>
        <source>{0} is no label map: it holds more than {1} different values, as a scan does</source>
        <translation>{0} ist keine Labelkarte: Es enthält mehr als {1} verschiedene Werte, wie eine Aufnahme</translation>
    </message>
    <message>
        <source>{0} is no label map: its values are not whole numbers; choose another file</source>
        <translation>{0} ist keine Labelkarte: Die Werte sind keine ganzen Zahlen; wählen Sie eine andere Datei</translation>
    </message>
    <message>
        <source>{0} is no place of a wall; use {1}</source>
        <translation>{0} ist kein Ort einer Wand; nehmen Sie {1}</translation>
    </message>
    <message>
        <source>{0} is no plan: a list of steps is needed, each with `do`</source>
        <translation>{0} ist kein Ablauf: Nötig ist eine Liste von Schritten, jeder mit `do`</translation>
    </message>
    <message>
        <source>{0} is no reach of scissors; use {1}</source>
        <translation>{0} ist keine Reichweite der Schere; nehmen Sie {1}</translation>
    </message>
    <message>
        <source>{0} is no rectangle; write image,x0,y0,x1,y1, with * for all images</source>
        <translation>{0} ist kein Rechteck; schreiben Sie image,x0,y0,x1,y1, mit * für alle Bilder</translation>
    </message>
    <message>
        <source>{0} is no segment or fragment, so there is no bone to fit {1} in</source>
        <translation>{0} ist weder Segment noch Fragment, es gibt also keinen Knochen, in den {1} passen könnte</translation>
    </message>
    <message>
        <source>{0} is no shape of a brush; use sphere or disc</source>
        <translation>{0} ist keine Form eines Pinsels; nehmen Sie sphere oder disc</translation>
    </message>
    <message>
        <source>{0} is no side of a plane; use positive or negative</source>
        <translation>{0} ist keine Seite einer Ebene; nehmen Sie positive oder negative</translation>
    </message>
    <message>
        <source>{0} is no standard name; {1}</source>
        <translation>{0} ist kein Standardname; {1}</translation>
    </message>
    <message>
        <source>{0} is no start; use one of {1}</source>
        <translation>{0} ist kein Start; nehmen Sie eines von {1}</translation>
    </message>
    <message>
        <source>{0} is no stem; place it with implant.place</source>
        <translation>{0} ist kein Schaft; platzieren Sie es mit implant.place</translation>
    </message>
    <message>
        <source>{0} is no tissue surgplan knows; choose one of {1}</source>
        <translation>{0} ist kein Gewebe, das surgplan kennt; wählen Sie eines von {1}</translation>
    </message>
    <message>
        <source>{0} is no volume file; use {1}, or the folder of a DICOM scan</source>
        <translation>{0} ist keine Volumendatei; nehmen Sie {1} oder den Ordner einer DICOM-Aufnahme</translation>
    </message>
    <message>
        <source>{0} is no way to choose parts; use largest, at, all_but_at or larger_than</source>
        <translation>{0} ist keine Art, Teile zu wählen; nehmen Sie largest, at, all_but_at oder larger_than</translation>
    </message>
    <message>
        <source>{0} is no way to combine; use union, intersect, subtract, difference or invert</source>
        <translation>{0} ist keine Art zu kombinieren; nehmen Sie union, intersect, subtract, difference oder invert</translation>
    </message>
    <message>
        <source>{0} is no way to fill; use holes_3d, slices, {1}</source>
        <translation>{0} ist keine Art zu füllen; nehmen Sie holes_3d, slices, {1}</translation>
    </message>
    <message>
        <source>{0} is no way to grow; use add or replace</source>
        <translation>{0} ist keine Art zu wachsen; nehmen Sie add oder replace</translation>
    </message>
    <message>
        <source>{0} is no way to smooth; use one of {1}</source>
        <translation>{0} ist keine Art zu glätten; nehmen Sie eine von {1}</translation>
    </message>
    <message>
        <source>{0} is no whole zip (it names places outside of it); pack the scan again</source>
        <translation>{0} ist keine heile ZIP-Datei (sie nennt Orte außerhalb); packen Sie die Aufnahme erneut</translation>
    </message>
    <message>
        <source>{0} is no whole zip ({1}); pack the scan again</source>
        <translation>{0} ist keine heile ZIP-Datei ({1}); packen Sie die Aufnahme erneut</translation>
    </message>
    <message>
        <source>{0} is none of {1}</source>
        <translation>{0} ist keines von {1}</translation>
    </message>
    <message>
        <source>{0} is not JSON ({1}); correct it or move it away</source>
        <translation>{0} ist kein JSON ({1}); korrigieren Sie es oder räumen Sie es weg</translation>
    </message>
    <message>
        <source>{0} is not YAML: {1}</source>
        <translation>{0} ist kein YAML: {1}</translation>
    </message>
    <message>
        <source>{0} is not a NIfTI file; choose another file</source>
        <translation>{0} ist keine NIfTI-Datei; wählen Sie eine andere Datei</translation>
    </message>
    <message>
        <source>{0} is not a readable case file ({1}); restore a copy</source>
        <translation>{0} ist keine lesbare Falldatei ({1}); stellen Sie eine Kopie wieder her</translation>
    </message>
    <message>
        <source>{0} is not a surgplan case</source>
        <translation>{0} ist kein Fall von surgplan</translation>
    </message>
    <message>
        <source>{0} is not a whole copy of {1}; repeat it on another disk</source>
        <translation>{0} ist keine vollständige Kopie von {1}; wiederholen Sie es auf einem anderen Datenträger</translation>
    </message>
    <message>
        <source>{0} is not one volume with one number a voxel; save a single volume</source>
        <translation>{0} ist nicht ein Volumen mit einer Zahl je Voxel; speichern Sie ein einzelnes Volumen</translation>
    </message>
    <message>
        <source>{0} is nothing scissors do; use inside, outside or fill</source>
        <translation>{0} tun Scheren nicht; nehmen Sie inside, outside oder fill</translation>
    </message>
    <message>
        <source>{0} is of a 3D Slicer before 2020, which placed it by other words; save it again with a newer one</source>
        <translation>{0} stammt von einem 3D Slicer vor 2020, der den Ort mit anderen Worten angab; speichern Sie es mit einem neueren</translation>
    </message>
    <message>
        <source>{0} is of another patient than this case's, and a segment of another case is not put on it; choose an image of the case's patient, or confirm it with the reason in `other_patient`</source>
        <translation>{0} ist von einem anderen Patienten als dieser Fall, und ein Segment eines anderen Falls wird nicht darauf gelegt; wählen Sie ein Bild des Patienten dieses Falls oder bestätigen Sie es mit dem Grund in `other_patient`</translation>
    </message>
    <message>
        <source>{0} is of version {1}, this program reads {2}; export it with this program</source>
        <translation>{0} ist von Version {1}, dieses Programm liest {2}; exportieren Sie es mit diesem Programm</translation>
    </message>
    <message>
        <source>{0} is one of the {1} and can't be written as {2}; use {3}</source>
        <translation>{0} gehört zu {1} und kann nicht als {2} geschrieben werden; nehmen Sie {3}</translation>
    </message>
    <message>
        <source>{0} is one of {1}, not {2}</source>
        <translation>{0} ist eines von {1}, nicht {2}</translation>
    </message>
    <message>
        <source>{0} is open for writing {1}; it can be read here meanwhile</source>
        <translation>{0} ist zum Schreiben geöffnet {1}; inzwischen kann es hier gelesen werden</translation>
    </message>
    <message>
        <source>{0} is open in another window; choose another name</source>
        <translation>{0} ist in einem anderen Fenster offen; wählen Sie einen anderen Namen</translation>
    </message>
    <message>
        <source>{0} is placed by numbers not finite, which can't be right; write it again with its geometry</source>
        <translation>{0} ist mit nicht endlichen Zahlen platziert, was nicht stimmen kann; schreiben Sie es erneut mit seiner Geometrie</translation>
    </message>
    <message>
        <source>{0} is placed in the space of an atlas (code {1}), where nothing has the patient's lengths; write it again with the scanner's own transform (code 1)</source>
        <translation>{0} liegt im Raum eines Atlas (Code {1}), in dem nichts die Längen des Patienten hat; schreiben Sie es mit der Transformation des Scanners (Code 1)</translation>
    </message>
    <message>
        <source>{0} is taken for a part of the femur: the force is the one on its head.</source>
        <translation>{0} gilt als Teil des Femurs: Die Kraft ist die auf dessen Kopf.</translation>
    </message>
    <message>
        <source>{0} is the force on the head of the femur, and {1} is no part of that femur; name the femur or its stem with `on`, or give a custom force (a socket bears the opposite one)</source>
        <translation>{0} ist die Kraft auf den Femurkopf, und {1} ist kein Teil dieses Femurs; nennen Sie das Femur oder seinen Schaft mit `on` oder geben Sie eine eigene Kraft an (eine Pfanne trägt die entgegengesetzte)</translation>
    </message>
    <message>
        <source>{0} is this case itself; choose another name</source>
        <translation>{0} ist dieser Fall selbst; wählen Sie einen anderen Namen</translation>
    </message>
    <message>
        <source>{0} is too large for a list of servers; move it away</source>
        <translation>{0} ist zu groß für eine Serverliste; räumen Sie es weg</translation>
    </message>
    <message>
        <source>{0} is too large for preferences; choose a file that was exported as such</source>
        <translation>{0} ist zu groß für Einstellungen; wählen Sie eine Datei, die als solche exportiert wurde</translation>
    </message>
    <message>
        <source>{0} is too large to describe a model</source>
        <translation>{0} ist zu groß, um ein Modell zu beschreiben</translation>
    </message>
    <message>
        <source>{0} is too short for a NIfTI file; copy it again from its source</source>
        <translation>{0} ist zu kurz für eine NIfTI-Datei; kopieren Sie es erneut von der Quelle</translation>
    </message>
    <message>
        <source>{0} is {1} registered onto {2} ({3}): places and sizes on it are no more exact than that</source>
        <translation>{0} ist {1}, registriert auf {2} ({3}): Orte und Größen darauf sind nicht genauer als das</translation>
    </message>
    <message>
        <source>{0} is {1}, not a scan; choose another series</source>
        <translation>{0} ist {1}, keine Aufnahme; wählen Sie eine andere Serie</translation>
    </message>
    <message>
        <source>{0} keeps its voxels in another file or is no NIfTI; save it as one .nii or .nii.gz file</source>
        <translation>{0} hält seine Voxel in einer anderen Datei oder ist kein NIfTI; speichern Sie es als eine .nii- oder .nii.gz-Datei</translation>
    </message>
    <message>
        <source>{0} lacks a piece of its data ({1}); restore a copy</source>
        <translation>{0} fehlt ein Teil der Daten ({1}); stellen Sie eine Kopie wieder her</translation>
    </message>
    <message>
        <source>{0} lacks data of {1}; restore a copy</source>
        <translation>{0} fehlen Daten von {1}; stellen Sie eine Kopie wieder her</translation>
    </message>
    <message>
        <source>{0} lacks the data {1}; restore a copy</source>
        <translation>{0} fehlen die Daten {1}; stellen Sie eine Kopie wieder her</translation>
    </message>
    <message>
        <source>{0} leaves no slice out between its first and its last, so there is nothing to fill</source>
        <translation>{0} lässt zwischen erster und letzter Schicht keine aus, es gibt also nichts zu füllen</translation>
    </message>
    <message>
        <source>{0} left out at the end of the scan, which is shorter than it was</source>
        <translation>{0} am Ende der Aufnahme weggelassen, die nun kürzer ist</translation>
    </message>
    <message>
        <source>{0} left out, and what {1} showed is interpolated</source>
        <translation>{0} weggelassen, und was {1} zeigte, ist interpoliert</translation>
    </message>
    <message>
        <source>{0} left out, because the server gave UIDs that are none</source>
        <translation>{0} weggelassen, weil der Server UIDs angab, die keine sind</translation>
    </message>
    <message>
        <source>{0} lie side by side in one plane, so this is no stack of slices; choose another series</source>
        <translation>{0} liegen nebeneinander in einer Ebene, das ist also kein Schichtstapel; wählen Sie eine andere Serie</translation>
    </message>
    <message>
        <source>{0} lies beyond the scan, where no bone could be seen</source>
        <translation>{0} liegt jenseits der Aufnahme, wo kein Knochen zu sehen war</translation>
    </message>
    <message>
        <source>{0} lies in another frame of reference than the plan; register it with a scan of the plan (image.register)</source>
        <translation>{0} liegt in einem anderen Bezugssystem als die Planung; registrieren Sie es mit einer Aufnahme der Planung (image.register)</translation>
    </message>
    <message>
        <source>{0} lies in {1}; choose a folder outside it</source>
        <translation>{0} liegt in {1}; wählen Sie einen Ordner außerhalb</translation>
    </message>
    <message>
        <source>{0} lies on other voxels than {1}; write them apart</source>
        <translation>{0} liegt auf anderen Voxeln als {1}; schreiben Sie sie getrennt</translation>
    </message>
    <message>
        <source>{0} lies {1} mm from its place on the straight line through the slices</source>
        <translation>{0} liegt {1} mm neben ihrem Platz auf der Geraden durch die Schichten</translation>
    </message>
    <message>
        <source>{0} lost {1} mm3, {2} % of it, to {3}, which it overlaps</source>
        <translation>{0} verlor {1} mm3, {2} % davon, an {3}, mit dem es sich überlappt</translation>
    </message>
    <message>
        <source>{0} may be at most {1} mm, not {2}; nothing in a body is smoothed over more</source>
        <translation>{0} darf höchstens {1} mm sein, nicht {2}; nichts in einem Körper wird über mehr geglättet</translation>
    </message>
    <message>
        <source>{0} ml above {1} HU in {2} part{3}, in the middle at ({4}, {5}, {6}) mm.</source>
        <translation>{0} ml über {1} HU in {2} Teil(en), in der Mitte bei ({4}, {5}, {6}) mm.</translation>
    </message>
    <message>
        <source>{0} ml is no usual volume of a liver: look where its border leaks or falls short.</source>
        <translation>{0} ml sind kein übliches Lebervolumen: Prüfen Sie, wo die Grenze ausläuft oder zu kurz kommt.</translation>
    </message>
    <message>
        <source>{0} ml of darker tissue at ({1}, {2}, {3}) mm lie in a bay of the liver and are not included: give a further seed there if it is a tumour; a gallbladder stays out.</source>
        <translation>{0} ml dunkleres Gewebe bei ({1}, {2}, {3}) mm liegen in einer Bucht der Leber und sind nicht enthalten: Setzen Sie dort einen weiteren Saatpunkt, falls es ein Tumor ist; eine Gallenblase bleibt draußen.</translation>
    </message>
    <message>
        <source>{0} ml of {1} hung together with none of the points and went with it.</source>
        <translation>{0} ml von {1} hingen mit keinem der Punkte zusammen und gingen mit.</translation>
    </message>
    <message>
        <source>{0} mm (95 % within {1}, at most {2} mm)</source>
        <translation>{0} mm (95 % innerhalb von {1}, höchstens {2} mm)</translation>
    </message>
    <message>
        <source>{0} mm are left between them (at most {1})</source>
        <translation>{0} mm bleiben zwischen ihnen (höchstens {1})</translation>
    </message>
    <message>
        <source>{0} mm below the stem's origin, across its axis</source>
        <translation>{0} mm unter dem Ursprung des Schafts, quer zu seiner Achse</translation>
    </message>
    <message>
        <source>{0} mm between {1} and {2}</source>
        <translation>{0} mm zwischen {1} und {2}</translation>
    </message>
    <message>
        <source>{0} mm3 above {1} HU in the lumen or within {2} mm of it.</source>
        <translation>{0} mm3 über {1} HU im Lumen oder innerhalb von {2} mm davon.</translation>
    </message>
    <message>
        <source>{0} more files were not opened: choose them by themselves</source>
        <translation>{0} weitere Dateien wurden nicht geöffnet: Wählen Sie sie einzeln</translation>
    </message>
    <message>
        <source>{0} more images of the same series belong with these: this is a part of what was scanned</source>
        <translation>{0} weitere Bilder derselben Serie gehören dazu: Dies ist ein Teil des Aufgenommenen</translation>
    </message>
    <message>
        <source>{0} must be a direction in LPS, (0, 0, 1) say, not {1}</source>
        <translation>{0} muss eine Richtung in LPS sein, etwa (0, 0, 1), nicht {1}</translation>
    </message>
    <message>
        <source>{0} must be more than 0 mm, not {1}</source>
        <translation>{0} muss mehr als 0 mm sein, nicht {1}</translation>
    </message>
    <message>
        <source>{0} names a server twice; take one out</source>
        <translation>{0} nennt einen Server zweimal; nehmen Sie einen heraus</translation>
    </message>
    <message>
        <source>{0} needs a value for {1}: add --set {2}=VALUE</source>
        <translation>{0} braucht einen Wert für {1}: Fügen Sie --set {2}=WERT hinzu</translation>
    </message>
    <message>
        <source>{0} needs at least {1} point{2}, not {3}</source>
        <translation>{0} braucht mindestens {1} Punkt(e), nicht {3}</translation>
    </message>
    <message>
        <source>{0} needs more memory than there is; save it at a lower resolution</source>
        <translation>{0} braucht mehr Arbeitsspeicher, als es gibt; speichern Sie es mit geringerer Auflösung</translation>
    </message>
    <message>
        <source>{0} needs the shape {1}, not {2}</source>
        <translation>{0} braucht die Form {1}, nicht {2}</translation>
    </message>
    <message>
        <source>{0} needs values in HU, and those of {1} have no unit</source>
        <translation>{0} braucht Werte in HU, und die von {1} haben keine Einheit</translation>
    </message>
    <message>
        <source>{0} needs {1} scans; only models of one scan can be run</source>
        <translation>{0} braucht {1} Aufnahmen; nur Modelle für eine Aufnahme können ausgeführt werden</translation>
    </message>
    <message>
        <source>{0} nodes belong to no element; make the mesh again</source>
        <translation>{0} Knoten gehören zu keinem Element; erstellen Sie das Netz erneut</translation>
    </message>
    <message>
        <source>{0} normalises values by {1}, which is not known here</source>
        <translation>{0} normalisiert Werte mit {1}, was hier nicht bekannt ist</translation>
    </message>
    <message>
        <source>{0} of it lies outside {1}</source>
        <translation>{0} davon liegen außerhalb von {1}</translation>
    </message>
    <message>
        <source>{0} of its edges are shared by more than two triangles, so it bounds no solid</source>
        <translation>{0} der Kanten gehören zu mehr als zwei Dreiecken, daher begrenzt die Oberfläche keinen Körper</translation>
    </message>
    <message>
        <source>{0} of its segments are called {1}; choose one by its number: {2}</source>
        <translation>{0} der Segmente heißen {1}; wählen Sie eines über seine Nummer: {2}</translation>
    </message>
    <message>
        <source>{0} of its shells turn inwards within a cavity or within two solids at once; whether matter is there can't be told: take out the shells that are there twice</source>
        <translation>{0} der Schalen sind innerhalb eines Hohlraums oder zweier Körper zugleich nach innen gerichtet; ob dort Materie ist, lässt sich nicht sagen: Nehmen Sie die doppelten Schalen heraus</translation>
    </message>
    <message>
        <source>{0} of its triangles have two corners in one point</source>
        <translation>{0} der Dreiecke haben zwei Ecken in einem Punkt</translation>
    </message>
    <message>
        <source>{0} of its triangles stand there twice</source>
        <translation>{0} der Dreiecke sind doppelt vorhanden</translation>
    </message>
    <message>
        <source>{0} of its voxels were not scanned: they count for sizes and not for values.</source>
        <translation>{0} der Voxel wurden nicht aufgenommen: Sie zählen für Größen, nicht für Werte.</translation>
    </message>
    <message>
        <source>{0} of its {1} separate shells {2}</source>
        <translation>{0} der {1} getrennten Schalen {2}</translation>
    </message>
    <message>
        <source>{0} of the load acts on what is held still; move the support or the load</source>
        <translation>{0} der Last wirkt auf festgehaltene Teile; verschieben Sie die Lagerung oder die Last</translation>
    </message>
    <message>
        <source>{0} of the same series UID {1} of another kind, size or orientation and no part of this</source>
        <translation>{0} mit derselben Serien-UID {1}, von anderer Art, Größe oder Ausrichtung und kein Teil davon</translation>
    </message>
    <message>
        <source>{0} of version {1} can't be repeated by this program, which has version {2}</source>
        <translation>{0} der Version {1} kann dieses Programm nicht wiederholen, es hat Version {2}</translation>
    </message>
    <message>
        <source>{0} of {1} bytes of voxels</source>
        <translation>{0} von {1} Bytes der Voxel</translation>
    </message>
    <message>
        <source>{0} of {1} images of series {2} did not come from server {3}{4}{5}; what came is kept, retrieve it again to go on</source>
        <translation>{0} von {1} Bildern der Serie {2} kamen nicht vom Server {3}{4}{5}; was ankam, bleibt erhalten, rufen Sie sie zum Fortsetzen erneut ab</translation>
    </message>
    <message>
        <source>{0} of {1} into {2}</source>
        <translation>{0} von {1} in {2}</translation>
    </message>
    <message>
        <source>{0} of {1} slices state their {2} and the others do not: look whether all were taken alike</source>
        <translation>{0} von {1} Schichten nennen ihr Merkmal ({2}) und die anderen nicht: Prüfen Sie, ob alle gleich aufgenommen wurden</translation>
    </message>
    <message>
        <source>{0} offers no device, so Mesa's software renderer is missing</source>
        <translation>{0} bietet kein Gerät an, also fehlt der Software-Renderer von Mesa</translation>
    </message>
    <message>
        <source>{0} onto {1}; its own places are {2}'s</source>
        <translation>{0} auf {1}; die eigenen Orte sind die von {2}</translation>
    </message>
    <message>
        <source>{0} or {1} is not known; use half, mean or otsu, and add or replace</source>
        <translation>{0} oder {1} ist nicht bekannt; verwenden Sie half, mean oder otsu, und add oder replace</translation>
    </message>
    <message>
        <source>{0} pairs of its triangles cross{1}</source>
        <translation>{0} Paare der Dreiecke kreuzen sich{1}</translation>
    </message>
    <message>
        <source>{0} parts that share no face with the largest, {1} % of the elements, were left out</source>
        <translation>{0} Teile ohne gemeinsame Fläche mit dem größten, {1} % der Elemente, wurden weggelassen</translation>
    </message>
    <message>
        <source>{0} pieces that share no face</source>
        <translation>{0} Stücke ohne gemeinsame Fläche</translation>
    </message>
    <message>
        <source>{0} planes as scanned are kept with the case</source>
        <translation>{0} Ebenen, wie aufgenommen, bleiben beim Fall</translation>
    </message>
    <message>
        <source>{0} points are given: give none for all bones, or for each hip the middle of the femur's head and a point in the ilium above it</source>
        <translation>{0} Punkte sind gegeben: Geben Sie keinen für alle Knochen an, oder je Hüfte die Mitte des Femurkopfs und einen Punkt im Darmbein darüber</translation>
    </message>
    <message>
        <source>{0} puts its segment {1} on layer {2} of {3}: it is damaged; save it again</source>
        <translation>{0} legt sein Segment {1} auf Schicht {2} von {3}: Es ist beschädigt; speichern Sie es erneut</translation>
    </message>
    <message>
        <source>{0} refused the association: {1}; check that it knows our AE title {2} and is called {3}</source>
        <translation>{0} lehnte die Association ab: {1}; prüfen Sie, ob unser AE-Titel {2} dort bekannt ist und die Gegenseite {3} heißt</translation>
    </message>
    <message>
        <source>{0} rescales by {1} x + {2}, which can't be right; export it again</source>
        <translation>{0} skaliert mit {1} x + {2}, was nicht stimmen kann; exportieren Sie erneut</translation>
    </message>
    <message>
        <source>{0} rescales to numbers that are not finite; export the series again</source>
        <translation>{0} skaliert auf Zahlen, die nicht endlich sind; exportieren Sie die Serie erneut</translation>
    </message>
    <message>
        <source>{0} says it holds {1} voxels, more than can be handled; save it at a lower resolution</source>
        <translation>{0} gibt {1} Voxel an, mehr als verarbeitet werden können; speichern Sie es mit geringerer Auflösung</translation>
    </message>
    <message>
        <source>{0} says its voxels begin at byte {1}; its header is damaged, copy it again from its source</source>
        <translation>{0} gibt an, dass seine Voxel bei Byte {1} beginnen; die Kopfdaten sind beschädigt, kopieren Sie die Datei erneut aus ihrer Quelle</translation>
    </message>
    <message>
        <source>{0} says things this program does not know: {1}; take them out</source>
        <translation>{0} nennt Dinge, die dieses Programm nicht kennt: {1}; nehmen Sie sie heraus</translation>
    </message>
    <message>
        <source>{0} says {1} where {2} needs a whole number; save it again</source>
        <translation>{0} nennt {1}, wo {2} eine ganze Zahl braucht; speichern Sie es erneut</translation>
    </message>
    <message>
        <source>{0} should be {1} finite numbers, not {2}</source>
        <translation>{0} sollte aus {1} endlichen Zahlen bestehen, nicht {2}</translation>
    </message>
    <message>
        <source>{0} sides of elements follow the true surface{1}</source>
        <translation>{0} Elementseiten folgen der wahren Oberfläche{1}</translation>
    </message>
    <message>
        <source>{0} slices are missing</source>
        <translation>{0} Schichten fehlen</translation>
    </message>
    <message>
        <source>{0} slices filled between the {1} drawn from {2} to {3}.</source>
        <translation>{0} Schichten gefüllt zwischen den {1} gezeichneten von {2} bis {3}.</translation>
    </message>
    <message>
        <source>{0} stand on pieces that were moved differently, and the scan shows the bone as it was; put the fragment back where it was cut first</source>
        <translation>{0} stehen auf Stücken, die verschieden bewegt wurden, und die Aufnahme zeigt den Knochen, wie er war; setzen Sie das Fragment zuerst an die Schnittstelle zurück</translation>
    </message>
    <message>
        <source>{0} stands on none of {1}, and these were moved differently, so there is no telling where it belongs; place it on one of them, or put the fragments back where they were cut</source>
        <translation>{0} steht auf keinem von {1}, und diese wurden verschieden bewegt, daher lässt sich nicht sagen, wohin es gehört; platzieren Sie es auf einem davon, oder setzen Sie die Fragmente an die Schnittstelle zurück</translation>
    </message>
    <message>
        <source>{0} states lengths in {1}, which is not known here; save it again in mm</source>
        <translation>{0} gibt Längen in {1} an, was hier nicht bekannt ist; speichern Sie es erneut in mm</translation>
    </message>
    <message>
        <source>{0} states lengths in {1}; save it again in mm</source>
        <translation>{0} gibt Längen in {1} an; speichern Sie es erneut in mm</translation>
    </message>
    <message>
        <source>{0} states no frame of reference: make sure that {1} lies where it should.</source>
        <translation>{0} nennt kein Bezugssystem: Stellen Sie sicher, dass {1} liegt, wo es soll.</translation>
    </message>
    <message>
        <source>{0} states voxels of {1}, which can't be right; save it again with its geometry</source>
        <translation>{0} gibt Voxel von {1} an, was nicht stimmen kann; speichern Sie es erneut mit seiner Geometrie</translation>
    </message>
    <message>
        <source>{0} states voxels of {1}, which can't be right; write it again from its source</source>
        <translation>{0} gibt Voxel von {1} an, was nicht stimmen kann; schreiben Sie es erneut aus seiner Quelle</translation>
    </message>
    <message>
        <source>{0} strength of {1}, {2} MPa ({3}), over the 99th percentile by volume of von Mises stress{4}</source>
        <translation>{0}festigkeit von {1}, {2} MPa ({3}), bezogen auf das 99. Perzentil der Von-Mises-Spannung nach Volumen{4}</translation>
    </message>
    <message>
        <source>{0} tetrahedra with edges of {1} to {2} mm; angles between faces {3} to {4} deg, </source>
        <translation>{0} Tetraeder mit Kanten von {1} bis {2} mm; Flächenwinkel {3} bis {4} Grad, </translation>
    </message>
    <message>
        <source>{0} turns its axes ({1}); only models that keep them can be run</source>
        <translation>{0} dreht seine Achsen ({1}); nur Modelle, die sie beibehalten, können ausgeführt werden</translation>
    </message>
    <message>
        <source>{0} unpacks to far more than a study of its size; unpack what is needed by hand</source>
        <translation>{0} entpackt sich zu weit mehr, als eine Untersuchung dieser Größe hat; entpacken Sie das Nötige von Hand</translation>
    </message>
    <message>
        <source>{0} values of {1} along the line, trilinear</source>
        <translation>{0} Werte von {1} entlang der Linie, trilinear</translation>
    </message>
    <message>
        <source>{0} vertebral bodies were found or clicked, and two are needed to part them: click the middle of every body</source>
        <translation>{0} Wirbelkörper wurden gefunden oder angeklickt, zum Trennen sind zwei nötig: Klicken Sie auf die Mitte jedes Wirbelkörpers</translation>
    </message>
    <message>
        <source>{0} voxels along an element's side make no mesh; choose 1 to 32</source>
        <translation>{0} Voxel je Elementkante ergeben kein Netz; wählen Sie 1 bis 32</translation>
    </message>
    <message>
        <source>{0} voxels of {1} mm³ on {2}</source>
        <translation>{0} Voxel von {1} mm³ auf {2}</translation>
    </message>
    <message>
        <source>{0} wants one at {1} to {2} % of the heart's cycle</source>
        <translation>{0} verlangt eine bei {1} bis {2} % des Herzzyklus</translation>
    </message>
    <message>
        <source>{0} wants the {1} phase</source>
        <translation>{0} verlangt die Phase {1}</translation>
    </message>
    <message>
        <source>{0} wants {1} days or less</source>
        <translation>{0} verlangt {1} Tage oder weniger</translation>
    </message>
    <message>
        <source>{0} was changed since it was closed; `surgplan verify` says where</source>
        <translation>{0} wurde nach dem Schließen geändert; `surgplan verify` sagt, wo</translation>
    </message>
    <message>
        <source>{0} was closed meanwhile; open it and repeat this</source>
        <translation>{0} wurde inzwischen geschlossen; öffnen Sie es, und wiederholen Sie dies</translation>
    </message>
    <message>
        <source>{0} was drawn in another frame of reference than that of {1}, so its place there is not known; import the scan it was drawn on, and register that to this one</source>
        <translation>{0} wurde in einem anderen Bezugssystem gezeichnet als {1}, der Ort dort ist also nicht bekannt; importieren Sie die Aufnahme, auf der es gezeichnet wurde, und registrieren Sie sie auf diese</translation>
    </message>
    <message>
        <source>{0} was drawn on another grid and put on this one where it was more inside than outside: {1} ml there, {2} ml here.</source>
        <translation>{0} wurde auf einem anderen Gitter gezeichnet und auf dieses gebracht, wo es überwiegend innen lag: {1} ml dort, {2} ml hier.</translation>
    </message>
    <message>
        <source>{0} was drawn on another grid than {1} has, so its values can't limit the edit; choose the image it was drawn on</source>
        <translation>{0} wurde auf einem anderen Gitter gezeichnet als {1}, daher können dessen Werte die Bearbeitung nicht begrenzen; wählen Sie das Bild, auf dem es gezeichnet wurde</translation>
    </message>
    <message>
        <source>{0} was drawn on another grid than {1} has; choose the image it was drawn on</source>
        <translation>{0} wurde auf einem anderen Gitter gezeichnet als {1}; wählen Sie das Bild, auf dem es gezeichnet wurde</translation>
    </message>
    <message>
        <source>{0} was drawn on another grid, and its image {1} is not in the case any more, so whether it lies in the same frame of reference is not known; draw both on the same image</source>
        <translation>{0} wurde auf einem anderen Gitter gezeichnet, und sein Bild {1} ist nicht mehr im Fall, daher ist nicht bekannt, ob es im selben Bezugssystem liegt; zeichnen Sie beide auf demselben Bild</translation>
    </message>
    <message>
        <source>{0} was drawn on {1}, which is not in the other case any more, so where it lies in this case is not known</source>
        <translation>{0} wurde auf {1} gezeichnet, das nicht mehr im anderen Fall ist, daher ist der Ort in diesem Fall nicht bekannt</translation>
    </message>
    <message>
        <source>{0} was fitted to {1} as it was before it was changed; fit it again, or place it by hand</source>
        <translation>{0} wurde an {1} angepasst, bevor dies geändert wurde; passen Sie es erneut an, oder platzieren Sie es von Hand</translation>
    </message>
    <message>
        <source>{0} was moved after this study was made: its supports and loads went with it, forces keep their directions.</source>
        <translation>{0} wurde bewegt, nachdem diese Studie erstellt wurde: Lagerungen und Lasten gingen mit, Kräfte behalten ihre Richtung.</translation>
    </message>
    <message>
        <source>{0} was moved and {1} went with it; put the fragment back where it was cut first</source>
        <translation>{0} wurde bewegt, und {1} ging mit; setzen Sie das Fragment zuerst dorthin zurück, wo es geschnitten wurde</translation>
    </message>
    <message>
        <source>{0} was moved in the plan; this study takes {1} whole, where it was scanned.</source>
        <translation>{0} wurde in der Planung bewegt; diese Studie nimmt {1} ganz, am Ort der Aufnahme.</translation>
    </message>
    <message>
        <source>{0} was moved to where its scan's grid does not reach, so it has no voxels; write its surface</source>
        <translation>{0} wurde dorthin bewegt, wohin das Gitter seiner Aufnahme nicht reicht, und hat daher keine Voxel; schreiben Sie seine Oberfläche</translation>
    </message>
    <message>
        <source>{0} was moved with {1}, but the study {2} takes {3} whole, where it was scanned; make a study of {4} and {5}, or put {6} back where it was cut</source>
        <translation>{0} wurde mit {1} bewegt, die Studie {2} nimmt {3} aber ganz, am Ort der Aufnahme; machen Sie eine Studie aus {4} und {5}, oder setzen Sie {6} dorthin zurück, wo es geschnitten wurde</translation>
    </message>
    <message>
        <source>{0} was not closed properly, and its newest changes lie in {1}: copy both files to a folder that can be written, and open the case there</source>
        <translation>{0} wurde nicht richtig geschlossen, und die neuesten Änderungen liegen in {1}: Kopieren Sie beide Dateien in einen beschreibbaren Ordner, und öffnen Sie den Fall dort</translation>
    </message>
    <message>
        <source>{0} was not drawn on the study's image, so its modulus can't be read there; choose its own scan</source>
        <translation>{0} wurde nicht auf dem Bild der Studie gezeichnet, daher lässt sich der E-Modul dort nicht ablesen; wählen Sie die eigene Aufnahme</translation>
    </message>
    <message>
        <source>{0} was opened for reading only; save a copy to change it</source>
        <translation>{0} wurde nur zum Lesen geöffnet; speichern Sie eine Kopie, um es zu ändern</translation>
    </message>
    <message>
        <source>{0} was registered, so it lies elsewhere than it was scanned, and nothing says that this was drawn on it there; {1}, then register</source>
        <translation>{0} wurde registriert und liegt daher anderswo als aufgenommen, und nichts sagt, dass dies dort darauf gezeichnet wurde; {1}, dann registrieren Sie</translation>
    </message>
    <message>
        <source>{0} was trained on regions; only models of plain classes can be run</source>
        <translation>{0} wurde mit Regionen trainiert; nur Modelle mit einfachen Klassen können ausgeführt werden</translation>
    </message>
    <message>
        <source>{0} was trained on {1} and {2} is a {3}</source>
        <translation>{0} wurde mit {1} trainiert, und {2} ist ein {3}</translation>
    </message>
    <message>
        <source>{0} would be larger than an AVI file may be; choose fewer or smaller frames</source>
        <translation>{0} würde größer, als eine AVI-Datei sein darf; wählen Sie weniger oder kleinere Bilder</translation>
    </message>
    <message>
        <source>{0} would be taken for a point of an implant; choose another name</source>
        <translation>{0} würde für den Punkt eines Implantats gehalten; wählen Sie einen anderen Namen</translation>
    </message>
    <message>
        <source>{0} would lie {1} mm from where it was cut; give a shift in mm, LPS</source>
        <translation>{0} läge {1} mm von der Schnittstelle entfernt; geben Sie eine Verschiebung in mm an, LPS</translation>
    </message>
    <message>
        <source>{0} written and read</source>
        <translation>{0} geschrieben und gelesen</translation>
    </message>
    <message>
        <source>{0} {1} can't be searched: at most {2} characters, no backslash</source>
        <translation>{0} {1} lässt sich nicht suchen: höchstens {2} Zeichen, kein Backslash</translation>
    </message>
    <message>
        <source>{0} {1} lies outside the image, which reaches over {2} mm (LPS); place it inside</source>
        <translation>{0} {1} liegt außerhalb des Bildes, das über {2} mm (LPS) reicht; setzen Sie es hinein</translation>
    </message>
    <message>
        <source>{0} {1} mm apart; {2} wants {3} mm or less</source>
        <translation>{0} {1} mm auseinander; {2} verlangt {3} mm oder weniger</translation>
    </message>
    <message>
        <source>{0} {1} there twice and left out once</source>
        <translation>{0} {1} dort zweimal und einmal weggelassen</translation>
    </message>
    <message>
        <source>{0} {1}: it may be damaged or too large; copy it again from its source</source>
        <translation>{0} {1}: Es ist vielleicht beschädigt oder zu groß; kopieren Sie es erneut von der Quelle</translation>
    </message>
    <message>
        <source>{0} {1}; write it again in mm</source>
        <translation>{0} {1}; schreiben Sie es erneut in mm</translation>
    </message>
    <message>
        <source>{0}(?:st|nd|rd|th)?{1}(?:{2}){3}(?:{4}|{5})</source>
        <translation>{0}(?:st|nd|rd|th)?{1}(?:{2}){3}(?:{4}|{5})</translation>
    </message>
    <message>
        <source>{0}, after this report</source>
        <translation>{0}, nach diesem Bericht</translation>
    </message>
    <message>
        <source>{0}, inside its closed surface</source>
        <translation>{0}, innerhalb der geschlossenen Oberfläche</translation>
    </message>
    <message>
        <source>{0}, to refine around, is no body of the study and no landmark; there is: {1}</source>
        <translation>{0}, worum verfeinert werden soll, ist kein Körper der Studie und keine Landmarke; es gibt: {1}</translation>
    </message>
    <message>
        <source>{0}, where the modulus is {1} MPa</source>
        <translation>{0}, wo der E-Modul {1} MPa ist</translation>
    </message>
    <message>
        <source>{0}, {1} days before this report</source>
        <translation>{0}, {1} Tage vor diesem Bericht</translation>
    </message>
    <message>
        <source>{0}, {1} mm below the origin</source>
        <translation>{0}, {1} mm unter dem Ursprung</translation>
    </message>
    <message>
        <source>{0}.risk_factor_max</source>
        <translation>{0}.risk_factor_max</translation>
    </message>
    <message>
        <source>{0}.risk_factor_surface</source>
        <translation>{0}.risk_factor_surface</translation>
    </message>
    <message>
        <source>{0}.volume_over_risk_1</source>
        <translation>{0}.volume_over_risk_1</translation>
    </message>
    <message>
        <source>{0}/{1} can't be read: {2}</source>
        <translation>{0}/{1} ist nicht lesbar: {2}</translation>
    </message>
    <message>
        <source>{0}/{1} does not fit: {2}; the manual lists its fields</source>
        <translation>{0}/{1} passt nicht: {2}; das Handbuch führt die Felder auf</translation>
    </message>
    <message>
        <source>{0}/{1} holds no table of names and values</source>
        <translation>{0}/{1} enthält keine Tabelle aus Namen und Werten</translation>
    </message>
    <message>
        <source>{0}: C-MOVE needs our port, the one the server was told to send to</source>
        <translation>{0}: C-MOVE braucht unseren Port, den, an den der Server senden soll</translation>
    </message>
    <message>
        <source>{0}: C-MOVE over TLS makes us the server: give our certificate and a CA file</source>
        <translation>{0}: C-MOVE über TLS macht uns zum Server: Geben Sie unser Zertifikat und eine CA-Datei an</translation>
    </message>
    <message>
        <source>{0}: a finite number is needed, not {1}</source>
        <translation>{0}: eine endliche Zahl ist nötig, nicht {1}</translation>
    </message>
    <message>
        <source>{0}: a key without a certificate says nothing; give both</source>
        <translation>{0}: ein Schlüssel ohne Zertifikat sagt nichts; geben Sie beide an</translation>
    </message>
    <message>
        <source>{0}: a list is needed, not {1}</source>
        <translation>{0}: eine Liste ist nötig, nicht {1}</translation>
    </message>
    <message>
        <source>{0}: a password would cross the network unencrypted; use an https address</source>
        <translation>{0}: ein Passwort liefe unverschlüsselt durchs Netzwerk; nehmen Sie eine https-Adresse</translation>
    </message>
    <message>
        <source>{0}: a piece of data can't be unpacked; restore a copy</source>
        <translation>{0}: ein Datenstück lässt sich nicht entpacken; stellen Sie eine Kopie wieder her</translation>
    </message>
    <message>
        <source>{0}: a piece of data claims an impossible size; restore a copy</source>
        <translation>{0}: ein Datenstück gibt eine unmögliche Größe an; stellen Sie eine Kopie wieder her</translation>
    </message>
    <message>
        <source>{0}: a table of fields is needed, not {1}</source>
        <translation>{0}: eine Tabelle von Feldern ist nötig, nicht {1}</translation>
    </message>
    <message>
        <source>{0}: a table of names and values is needed, not {1}</source>
        <translation>{0}: eine Tabelle aus Namen und Werten ist nötig, nicht {1}</translation>
    </message>
    <message>
        <source>{0}: a user name has no colon and no control character</source>
        <translation>{0}: ein Benutzername hat weder Doppelpunkt noch Steuerzeichen</translation>
    </message>
    <message>
        <source>{0}: an own component needs its unit (mm, cm, m or inch) and its material: the file says neither</source>
        <translation>{0}: eine eigene Komponente braucht ihre Einheit (mm, cm, m oder inch) und ihren Werkstoff: Die Datei nennt beides nicht</translation>
    </message>
    <message>
        <source>{0}: every head must be one of the bones, {1}</source>
        <translation>{0}: jeder Kopf muss einer der Knochen sein, {1}</translation>
    </message>
    <message>
        <source>{0}: images are retrieved by 'get' or 'move', not {1}</source>
        <translation>{0}: Bilder werden mit 'get' oder 'move' geholt, nicht {1}</translation>
    </message>
    <message>
        <source>{0}: it is written as fields with values</source>
        <translation>{0}: es wird als Felder mit Werten geschrieben</translation>
    </message>
    <message>
        <source>{0}: its plans don't fit what nnU-Net v2 writes: {1}</source>
        <translation>{0}: die Pläne passen nicht zu dem, was nnU-Net v2 schreibt: {1}</translation>
    </message>
    <message>
        <source>{0}: journal line {1} can't be read; restore a copy</source>
        <translation>{0}: Journalzeile {1} ist nicht lesbar; stellen Sie eine Kopie wieder her</translation>
    </message>
    <message>
        <source>{0}: kind is 'dimse' or 'dicomweb', not {1}</source>
        <translation>{0}: die Art (kind) ist 'dimse' oder 'dicomweb', nicht {1}</translation>
    </message>
    <message>
        <source>{0}: no name or password in the address; the name is a field, the password goes to the keyring</source>
        <translation>{0}: kein Name oder Passwort in der Adresse; der Name ist ein Feld, das Passwort kommt in den Schlüsselbund</translation>
    </message>
    <message>
        <source>{0}: one image is not a volume, however often it was taken; choose a series of slices</source>
        <translation>{0}: Ein einzelnes Bild ist kein Volumen, wie oft es auch aufgenommen wurde; wählen Sie eine Serie von Schichten</translation>
    </message>
    <message>
        <source>{0}: our address {1} is not one such as 10.0.0.5</source>
        <translation>{0}: Unsere Adresse {1} ist keine wie 10.0.0.5</translation>
    </message>
    <message>
        <source>{0}: the case of revision {1} can't be read: {2}</source>
        <translation>{0}: Der Fall der Revision {1} kann nicht gelesen werden: {2}</translation>
    </message>
    <message>
        <source>{0}: the data {1} is not what was stored; restore a copy</source>
        <translation>{0}: Die Daten {1} sind nicht die gespeicherten; stellen Sie eine Kopie wieder her</translation>
    </message>
    <message>
        <source>{0}: the field {1} is missing</source>
        <translation>{0}: Das Feld {1} fehlt</translation>
    </message>
    <message>
        <source>{0}: the gap is {1}{2}, elsewhere {3} mm; {4}, {5}</source>
        <translation>{0}: Die Lücke ist {1}{2}, anderswo {3} mm; {4}, {5}</translation>
    </message>
    <message>
        <source>{0}: the host's name may go unchecked only with a CA file of your own, or anybody could pose as it</source>
        <translation>{0}: Der Name des Rechners darf nur mit einer eigenen CA-Datei ungeprüft bleiben, sonst könnte sich jeder dafür ausgeben</translation>
    </message>
    <message>
        <source>{0}: the journal is broken at line {1}; restore a copy</source>
        <translation>{0}: Das Journal ist in Zeile {1} unterbrochen; stellen Sie eine Kopie wieder her</translation>
    </message>
    <message>
        <source>{0}: the row and column directions {1} are not at right angles; {2}</source>
        <translation>{0}: Die Zeilen- und Spaltenrichtungen {1} stehen nicht rechtwinklig; {2}</translation>
    </message>
    <message>
        <source>{0}: the series {1}; export each as a series of its own</source>
        <translation>{0}: Die Serie {1}; exportieren Sie jede als eigene Serie</translation>
    </message>
    <message>
        <source>{0}: the {1} is a number from 1 to 65535, not {2}</source>
        <translation>{0}: {1} ist eine Zahl von 1 bis 65535, nicht {2}</translation>
    </message>
    <message>
        <source>{0}: the {1} {2} is not 1 to 16 plain characters without a backslash</source>
        <translation>{0}: {1} {2} besteht nicht aus 1 bis 16 einfachen Zeichen ohne Backslash</translation>
    </message>
    <message>
        <source>{0}: there is no field {1}; there are {2}</source>
        <translation>{0}: Es gibt kein Feld {1}; es gibt {2}</translation>
    </message>
    <message>
        <source>{0}: there is no {1} file {2}; give the path of a PEM file</source>
        <translation>{0}: Es gibt keine {1}-Datei {2}; geben Sie den Pfad einer PEM-Datei an</translation>
    </message>
    <message>
        <source>{0}: there is no {1}; there is {2}</source>
        <translation>{0}: Es gibt kein {1}; es gibt {2}</translation>
    </message>
    <message>
        <source>{0}: unknown field {1}; the fields are {2}</source>
        <translation>{0}: unbekanntes Feld {1}; die Felder sind {2}</translation>
    </message>
    <message>
        <source>{0}: voxels are larger than that along some axis, so the surface really moved {1}.</source>
        <translation>{0}: Voxel sind entlang einer Achse größer als das, daher bewegte sich die Oberfläche tatsächlich {1}.</translation>
    </message>
    <message>
        <source>{0}: {1} can't be {2}; it can be {3}</source>
        <translation>{0}: {1} kann nicht {2} sein; möglich ist {3}</translation>
    </message>
    <message>
        <source>{0}: {1} does not fit</source>
        <translation>{0}: {1} passt nicht</translation>
    </message>
    <message>
        <source>{0}: {1} does not fit; give {2} to {3} {4}</source>
        <translation>{0}: {1} passt nicht; geben Sie {2} bis {3} {4} an</translation>
    </message>
    <message>
        <source>{0}: {1} is missing; fill it in</source>
        <translation>{0}: {1} fehlt; füllen Sie es aus</translation>
    </message>
    <message>
        <source>{0}: {1} is needed, not {2}</source>
        <translation>{0}: {1} ist nötig, nicht {2}</translation>
    </message>
    <message>
        <source>{0}: {1} is neither a host's name nor an address</source>
        <translation>{0}: {1} ist weder ein Hostname noch eine Adresse</translation>
    </message>
    <message>
        <source>{0}: {1} is not an address ({2})</source>
        <translation>{0}: {1} ist keine Adresse ({2})</translation>
    </message>
    <message>
        <source>{0}: {1} is not an address such as https://pacs.example/dicom-web</source>
        <translation>{0}: {1} ist keine Adresse wie https://pacs.example/dicom-web</translation>
    </message>
    <message>
        <source>{0}: {1} is not one of {2}</source>
        <translation>{0}: {1} ist keines von {2}</translation>
    </message>
    <message>
        <source>{0}: {1} lies between {2} and {3} seconds, not {4}</source>
        <translation>{0}: {1} liegt zwischen {2} und {3} Sekunden, nicht bei {4}</translation>
    </message>
    <message>
        <source>{0}: {1} may have no query, fragment or blank</source>
        <translation>{0}: {1} darf weder Abfrage noch Fragment noch Leerzeichen enthalten</translation>
    </message>
    <message>
        <source>{0}: {1} values are needed, not {2}</source>
        <translation>{0}: {1} Werte sind nötig, nicht {2}</translation>
    </message>
    <message>
        <source>{0}: {1}; nothing was taken over</source>
        <translation>{0}: {1}; nichts wurde übernommen</translation>
    </message>
    <message>
        <source>{0}; 99th percentile by volume</source>
        <translation>{0}; 99. Perzentil nach Volumen</translation>
    </message>
    <message>
        <source>{0}; choose a series whose slices lie evenly above each other, {1}</source>
        <translation>{0}; wählen Sie eine Serie, deren Schichten gleichmäßig übereinander liegen, {1}</translation>
    </message>
    <message>
        <source>{0}; maximum, at ({1}) mm</source>
        <translation>{0}; Maximum, bei ({1}) mm</translation>
    </message>
    <message>
        <source>{0}; not the distance between slices</source>
        <translation>{0}; nicht der Schichtabstand</translation>
    </message>
    <message>
        <source>{0}; the hip's centre stays in the pelvis</source>
        <translation>{0}; das Hüftzentrum bleibt im Becken</translation>
    </message>
    <message>
        <source>{0}; {1}; highest on the outer surface, at ({2}) mm</source>
        <translation>{0}; {1}; am höchsten an der äußeren Oberfläche, bei ({2}) mm</translation>
    </message>
    <message>
        <source>{0}?mode=ro&amp;immutable=1</source>
        <translation>{0}?mode=ro&amp;immutable=1</translation>
    </message>
    <message>
        <source>{0}the images were compressed with loss: fine detail and values are not what was scanned</source>
        <translation>{0}die Bilder wurden verlustbehaftet komprimiert: Feine Einzelheiten und Werte sind nicht die aufgenommenen</translation>
    </message>
    <message>
        <source>{:g} % of the breath</source>
        <translation>{:g} % der Atmung</translation>
    </message>
    <message>
        <source>{:g} % of the heartbeat</source>
        <translation>{:g} % des Herzschlags</translation>
    </message>
    <message>
        <source>{:g} ms after the R wave</source>
        <translation>{:g} ms nach der R-Zacke</translation>
    </message>
    <message>
        <source>{age:.0f} years</source>
        <translation>{age:.0f} Jahre</translation>
    </message>
    <message>
        <source>{archive}: list of series</source>
        <translation>{archive}: Liste der Serien</translation>
    </message>
    <message>
        <source>{archive}: preview</source>
        <translation>{archive}: Vorschau</translation>
    </message>
    <message>
        <source>{archive}: search</source>
        <translation>{archive}: Suche</translation>
    </message>
    <message>
        <source>{archive}: test</source>
        <translation>{archive}: Test</translation>
    </message>
    <message>
        <source>{bone} would go on past its head, away from its shaft, so it took in part of another bone: put its first seed in the middle of the head and, for a hip, the pelvis's seed in the ilium above the socket, not in the ischium</source>
        <translation>{bone} liefe über den Kopf hinaus weiter, von der Diaphyse weg, nahm also einen Teil eines anderen Knochens mit: Setzen Sie den ersten Saatpunkt in die Kopfmitte und, bei einer Hüfte, den des Beckens in das Darmbein über der Pfanne, nicht in das Sitzbein</translation>
    </message>
    <message>
        <source>{contact:g} to {close:g} mm</source>
        <translation>{contact:g} bis {close:g} mm</translation>
    </message>
    <message>
        <source>{count} files: {reason}</source>
        <translation>{count} Dateien: {reason}</translation>
    </message>
    <message>
        <source>{count} images have arrived, {before} of them were here already.</source>
        <translation>{count} Bilder sind angekommen, {before} davon waren schon hier.</translation>
    </message>
    <message>
        <source>{count} images have arrived.</source>
        <translation>{count} Bilder sind angekommen.</translation>
    </message>
    <message>
        <source>{count} jumps</source>
        <translation>{count} Sprünge</translation>
    </message>
    <message>
        <source>{count} names, numbers, dates and UIDs were looked for in all of it, and none was found.</source>
        <translation>{count} Namen, Nummern, Daten und UIDs wurden überall darin gesucht, und keine Angabe wurde gefunden.</translation>
    </message>
    <message>
        <source>{count} points</source>
        <translation>{count} Punkte</translation>
    </message>
    <message>
        <source>{count} slices do not fit between their neighbours</source>
        <translation>{count} Schichten passen nicht zwischen ihre Nachbarn</translation>
    </message>
    <message>
        <source>{count} studies found.</source>
        <translation>{count} Untersuchungen gefunden.</translation>
    </message>
    <message>
        <source>{days} days ago</source>
        <translation>vor {days} Tagen</translation>
    </message>
    <message>
        <source>{day}, {hour}</source>
        <translation>{day}, {hour}</translation>
    </message>
    <message>
        <source>{deg:.1f}°, straightened</source>
        <translation>{deg:.1f}°, gestreckt</translation>
    </message>
    <message>
        <source>{dots} dots per inch</source>
        <translation>{dots} Punkte je Zoll</translation>
    </message>
    <message>
        <source>{field} is needed</source>
        <translation>{field} ist nötig</translation>
    </message>
    <message>
        <source>{field} is needed: click into the field, then there in a slice</source>
        <translation>{field} fehlt: in das Feld klicken, dann in der Schicht auf die Stelle</translation>
    </message>
    <message>
        <source>{field}: {why}</source>
        <translation>{field}: {why}</translation>
    </message>
    <message>
        <source>{file} does not hold these; say them before it is placed.</source>
        <translation>{file} enthält dies nicht; geben Sie es an, bevor es platziert wird.</translation>
    </message>
    <message>
        <source>{fit} of {count} phases find room in memory; the others are read in their turn.</source>
        <translation>{fit} von {count} Phasen passen in den Arbeitsspeicher; die anderen werden der Reihe nach gelesen.</translation>
    </message>
    <message>
        <source>{http://schemas.microsoft.com/3dmanufacturing/core/2015/02}</source>
        <translation>{http://schemas.microsoft.com/3dmanufacturing/core/2015/02}</translation>
    </message>
    <message>
        <source>{implant} in {bone}</source>
        <translation>{implant} in {bone}</translation>
    </message>
    <message>
        <source>{keys} (own)</source>
        <translation>{keys} (eigene)</translation>
    </message>
    <message>
        <source>{keys} is needed for typing and for the views: hold Ctrl or Alt with it</source>
        <translation>{keys} wird zum Tippen und für die Ansichten gebraucht: Halten Sie Strg oder Alt dazu</translation>
    </message>
    <message>
        <source>{length:.1f} mm long</source>
        <translation>{length:.1f} mm lang</translation>
    </message>
    <message>
        <source>{length:g} mm at the middle, in perspective</source>
        <translation>{length:g} mm in der Mitte, in Perspektive</translation>
    </message>
    <message>
        <source>{length:g} mm, 1 : 1</source>
        <translation>{length:g} mm, 1 : 1</translation>
    </message>
    <message>
        <source>{length:g} mm, 1 : {share:.2f}</source>
        <translation>{length:g} mm, 1 : {share:.2f}</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} min {seconds} s</translation>
    </message>
    <message>
        <source>{ml:.1f} ml</source>
        <translation>{ml:.1f} ml</translation>
    </message>
    <message>
        <source>{mm:.0f} mm along the body</source>
        <translation>{mm:.0f} mm entlang des Körpers</translation>
    </message>
    <message>
        <source>{mm:.1f} mm into the cortex of {name}</source>
        <translation>{mm:.1f} mm in die Kortikalis von {name}</translation>
    </message>
    <message>
        <source>{mm:.1f} mm into {name}</source>
        <translation>{mm:.1f} mm in {name}</translation>
    </message>
    <message>
        <source>{mm:.1f} mm, {deg:.1f}°</source>
        <translation>{mm:.1f} mm, {deg:.1f}°</translation>
    </message>
    <message>
        <source>{mm:.3g} mm apart</source>
        <translation>{mm:.3g} mm auseinander</translation>
    </message>
    <message>
        <source>{mm:.3g} mm thick</source>
        <translation>{mm:.3g} mm dick</translation>
    </message>
    <message>
        <source>{mm} mm</source>
        <translation>{mm} mm</translation>
    </message>
    <message>
        <source>{modality}, {count} slices</source>
        <translation>{modality}, {count} Schichten</translation>
    </message>
    <message>
        <source>{months:.0f} months ago</source>
        <translation>vor {months:.0f} Monaten</translation>
    </message>
    <message>
        <source>{name} can't be written; choose PNG, JPEG or TIFF and a folder you may write to</source>
        <translation>{name} lässt sich nicht schreiben; wählen Sie PNG, JPEG oder TIFF und einen Ordner, in den Sie schreiben dürfen</translation>
    </message>
    <message>
        <source>{name} {ml:.1f} ml</source>
        <translation>{name} {ml:.1f} ml</translation>
    </message>
    <message>
        <source>{name}: changed</source>
        <translation>{name}: geändert</translation>
    </message>
    <message>
        <source>{name}: moved {mm:.1f} mm</source>
        <translation>{name}: {mm:.1f} mm bewegt</translation>
    </message>
    <message>
        <source>{name}: moved {mm:.1f} mm, turned {deg:.1f}°</source>
        <translation>{name}: {mm:.1f} mm bewegt, {deg:.1f}° gedreht</translation>
    </message>
    <message>
        <source>{name}: {before} → {after}</source>
        <translation>{name}: {before} → {after}</translation>
    </message>
    <message>
        <source>{number} of {of}</source>
        <translation>{number} von {of}</translation>
    </message>
    <message>
        <source>{number}: {one} is {other}</source>
        <translation>{number}: {one} ist {other}</translation>
    </message>
    <message>
        <source>{number}: {place} in {scan}; now in the other</source>
        <translation>{number}: {place} in {scan}; nun in der anderen</translation>
    </message>
    <message>
        <source>{one} on the side of the normal, {other} on the other</source>
        <translation>{one} auf der Seite der Normalen, {other} auf der anderen</translation>
    </message>
    <message>
        <source>{part} needs a point inside it</source>
        <translation>{part} braucht einen Punkt darin</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>{phase} ({number} of {count})</source>
        <translation>{phase} ({number} von {count})</translation>
    </message>
    <message>
        <source>{phase} ({number} of {count}), planned on {planned}</source>
        <translation>{phase} ({number} von {count}), geplant auf {planned}</translation>
    </message>
    <message>
        <source>{refusal}. It follows what is done there; save a copy to change it.</source>
        <translation>{refusal}. Es folgt, was dort getan wird; speichern Sie eine Kopie, um es zu ändern.</translation>
    </message>
    <message>
        <source>{result} (out of date)</source>
        <translation>{result} (veraltet)</translation>
    </message>
    <message>
        <source>{scans}: another frame of reference, to be registered first.</source>
        <translation>{scans}: anderes Bezugssystem, zuerst zu registrieren.</translation>
    </message>
    <message>
        <source>{scan}: {moving} onto {fixed}, {method}. {figures}</source>
        <translation>{scan}: {moving} auf {fixed}, {method}. {figures}</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>{side} end of the box</source>
        <translation>{side}: Ende des Quaders</translation>
    </message>
    <message>
        <source>{size} at {spacing} mm</source>
        <translation>{size} bei {spacing} mm</translation>
    </message>
    <message>
        <source>{size} voxels of {spacing} mm</source>
        <translation>{size} Voxel von {spacing} mm</translation>
    </message>
    <message>
        <source>{state} {at} by {by}</source>
        <translation>{state} {at} von {by}</translation>
    </message>
    <message>
        <source>{state} {at} by {by}: {note}</source>
        <translation>{state} {at} von {by}: {note}</translation>
    </message>
    <message>
        <source>{state}. Nothing can be changed until it is unlocked.</source>
        <translation>{state}. Nichts kann geändert werden, bis entsperrt wird.</translation>
    </message>
    <message>
        <source>{state}: unlocked {at} by {by}: {note}</source>
        <translation>{state}: entsperrt {at} durch {by}: {note}</translation>
    </message>
    <message>
        <source>{step} (Alt+{number})</source>
        <translation>{step} (Alt+{number})</translation>
    </message>
    <message>
        <source>{text} can't be read as a value</source>
        <translation>{text} ist nicht als Wert lesbar</translation>
    </message>
    <message>
        <source>{text} could be read in two ways; write the fraction with a point, and thousands without a mark</source>
        <translation>{text} ist zweideutig; schreiben Sie Nachkommastellen mit Punkt und Tausender ohne Zeichen</translation>
    </message>
    <message>
        <source>{text} could be read in two ways; write {fraction} or {thousands}</source>
        <translation>{text} ist zweideutig; schreiben Sie {fraction} oder {thousands}</translation>
    </message>
    <message>
        <source>{time} by {who}</source>
        <translation>{time} von {who}</translation>
    </message>
    <message>
        <source>{title}: done</source>
        <translation>{title}: fertig</translation>
    </message>
    <message>
        <source>{title}: done after {time}</source>
        <translation>{title}: fertig nach {time}</translation>
    </message>
    <message>
        <source>{title}: failed</source>
        <translation>{title}: misslungen</translation>
    </message>
    <message>
        <source>{title}: stopped</source>
        <translation>{title}: angehalten</translation>
    </message>
    <message>
        <source>{view} – surgplan</source>
        <translation>{view} – surgplan</translation>
    </message>
    <message>
        <source>{why}; the limits are as they were</source>
        <translation>{why}; die Grenzen sind wie zuvor</translation>
    </message>
    <message>
        <source>{width} x {height} dots are too many: choose fewer dots per inch or less paper</source>
        <translation>{width} x {height} Punkte sind zu viele: Wählen Sie weniger Punkte pro Zoll oder weniger Papier</translation>
    </message>
    <message>
        <source>{words} (not checked against the paper)</source>
        <translation>{words} (nicht an der Veröffentlichung geprüft)</translation>
    </message>
    <message>
        <source>{words} ({keys})</source>
        <translation>{words} ({keys})</translation>
    </message>
    <message>
        <source>{words} What has arrived is kept.</source>
        <translation>{words} Was angekommen ist, bleibt erhalten.</translation>
    </message>
    <message>
        <source>{words} and {count} more</source>
        <translation>{words} und {count} weitere</translation>
    </message>
    <message>
        <source>{words}, {count} more</source>
        <translation>{words}, {count} weitere</translation>
    </message>
    <message>
        <source>{years:.1f} years ago</source>
        <translation>vor {years:.1f} Jahren</translation>
    </message>
    <message>
        <source>{} could not be opened ({}); check the folder, its rights and the free space</source>
        <translation>{} konnte nicht geöffnet werden ({}); prüfen Sie den Ordner, seine Rechte und den freien Platz</translation>
    </message>
    <message>
        <source>{} could not be read ({}); check the disk, and that no other program holds the file</source>
        <translation>{} konnte nicht gelesen werden ({}); prüfen Sie den Datenträger und dass kein anderes Programm die Datei hält</translation>
    </message>
    <message>
        <source>{} could not be written ({}); free some space, nothing was changed</source>
        <translation>{} konnte nicht geschrieben werden ({}); schaffen Sie Platz, nichts wurde geändert</translation>
    </message>
    <message>
        <source>“Propose a stem” chooses the size and place that fill the canal. You can move it by its handles in every view, or by numbers; Ctrl+Z takes any of it back.</source>
        <translation>„Schaft vorschlagen“ wählt Größe und Ort, die den Markraum füllen. Sie können ihn in jeder Ansicht an seinen Griffen oder mit Zahlen bewegen; Strg+Z nimmt alles davon zurück.</translation>
    </message>
    <message>
        <source>“Split joint” in the editor does it with a click in the head of the femur and in the pelvis. Here the tour may do it for you: it knows the points.</source>
        <translation>„Gelenk trennen“ im Editor erledigt es mit einem Klick in den Femurkopf und ins Becken. Hier kann es der Rundgang für Sie tun: Er kennt die Punkte.</translation>
    </message>
    <message>
        <source>“{keys}” is no key: press one key together with Ctrl or Alt</source>
        <translation>„{keys}“ ist keine Taste: Drücken Sie eine Taste zusammen mit Strg oder Alt</translation>
    </message>
    <message>
        <source>“{title}” has {keys}; it would be left without.</source>
        <translation>„{title}“ hat {keys}; es bliebe ohne.</translation>
    </message>
</context>
</TS>
