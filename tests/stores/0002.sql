BEGIN TRANSACTION;
CREATE TABLE asked (
	code TEXT NOT NULL, 
	department TEXT NOT NULL, 
	due BIGINT NOT NULL, 
	PRIMARY KEY (code, department)
)
 WITHOUT ROWID

;
CREATE TABLE clock (
	code TEXT NOT NULL, 
	name TEXT NOT NULL, 
	effect TEXT NOT NULL, 
	state TEXT NOT NULL, 
	due BIGINT NOT NULL, 
	pending BIGINT, 
	PRIMARY KEY (code, name)
)
 WITHOUT ROWID

;
INSERT INTO "clock" VALUES('H55.25-261123-0002','resolution','statutory','running',1796293800,1796003100);
CREATE TABLE dossier (
	procedure TEXT NOT NULL, 
	home TEXT NOT NULL, 
	lane TEXT NOT NULL, 
	state TEXT NOT NULL, 
	holder TEXT NOT NULL, 
	officer TEXT, 
	waits_for TEXT, 
	priority INTEGER NOT NULL, 
	submitted BIGINT NOT NULL, 
	accepted BIGINT, 
	appointment BIGINT, 
	finished BIGINT, 
	next_due BIGINT, 
	length INTEGER NOT NULL, 
	body TEXT NOT NULL, 
	code TEXT NOT NULL, 
	PRIMARY KEY (code)
);
INSERT INTO "dossier" VALUES('house_building_permit','dinh_hoa','standard','returned','dinh_hoa.service_centre',NULL,NULL,0,1795395600,1795402800,1796293800,1796781600,NULL,20,'{"code":"H55.25-261123-0001","procedure":"house_building_permit","version":{"procedure":"2026-07-01","lifecycle":"2026-08-05","calendar":"2026-01-01","others":[["thai_nguyen","2026-01-01"]]},"home":"dinh_hoa","lane":"standard","state":"returned","holder":"dinh_hoa.service_centre","submitted":1795395600,"entered":1796803200,"latest":1796803200,"next_due":4611686018427387904,"channel":"counter","previous":"result_ready","accepted":1795402800,"promise":"resolution","finished":1796781600,"outcome":"result_ready","held_from":1796781600,"data":{"detailed_plan":false,"floor_area_m2":120.0,"floors":2,"needs_opinion":false,"result":"granted"},"documents":["application","drawings"],"applicant":{"name":"Nguyễn Văn A"},"clocks":{"handover":{"name":"handover","effect":"internal","event":1795402800,"effective":1795402800,"length":19800,"anchor":13593600,"due":1795429800,"provisional":false,"running_since":null,"runs":[[1795402800,1795404600]],"stopped":1795404600},"resolution":{"name":"resolution","effect":"statutory","event":1795402800,"effective":1795402800,"length":221400,"anchor":13795200,"due":1796293800,"provisional":false,"running_since":null,"runs":[[1795402800,1796781600]],"missed":1796293800,"stopped":1796781600}},"custody":[{"holder":"dinh_hoa.service_centre","officer":null,"kind":"work","state":"accepted","begun":1795402800,"ended":1795404600,"since":13573800,"until":13575600},{"holder":"dinh_hoa.economic_division","officer":null,"kind":"work","state":"appraisal","begun":1795404600,"ended":1796610600,"since":13575600,"until":13831200},{"holder":"dinh_hoa.economic_division","officer":null,"kind":"work","state":"drafting","begun":1796610600,"ended":1796614200,"since":13831200,"until":13834800},{"holder":"dinh_hoa.leadership","officer":null,"kind":"work","state":"signing","begun":1796614200,"ended":1796781600,"since":13834800,"until":13887000}],"obligations":[{"id":"H55.25-261123-0001/apology/1","kind":"apology","letter":"form_04","debtor":"dinh_hoa","signer":"dh.chairman","raised":1796293800,"due":1796380200,"promised_before":1796293800,"escalated":1796380200}],"responsibility":[{"clock":"resolution","due":1796293800,"late_seconds":91800,"shares":[{"holder":"dinh_hoa.economic_division","states":["appraisal","drafting"],"head":"dh.economic_head","norm_seconds":115200,"used_seconds":259200,"overrun_seconds":169200,"late_seconds":75037,"officers":[{"officer":null,"overrun_seconds":169200,"late_seconds":75037}]},{"holder":"dinh_hoa.leadership","states":["signing"],"head":"dh.chairman","norm_seconds":14400,"used_seconds":52200,"overrun_seconds":37800,"late_seconds":16763,"officers":[{"officer":null,"overrun_seconds":37800,"late_seconds":16763}]}],"fixed":true,"ran":[[1795402800,1796781600]],"lane":"standard"}],"counts":{"accept":1,"draft":1,"hand_over":1,"return_result":1,"sign":1,"submit_for_signature":1},"actors":{"accept":"dh.reception_1","draft":"dh.economic_1","hand_over":"dh.reception_1","return_result":"dh.return_desk_1","sign":"dh.chairman","submit_for_signature":"dh.economic_head"},"length":20,"outside":[{"holder":"dinh_hoa.service_centre","officer":null,"state":"submitted","begun":1795395600,"ended":1795402800},{"holder":"dinh_hoa.service_centre","officer":null,"state":"result_ready","begun":1796781600,"ended":1796803200}]}','H55.25-261123-0001');
INSERT INTO "dossier" VALUES('house_building_permit','dinh_hoa','standard','appraisal','dinh_hoa.economic_division','dh.economic_2','dinh_hoa.economic_division',0,1795395600,1795402800,1796293800,NULL,1796003100,47,'{"code":"H55.25-261123-0002","procedure":"house_building_permit","version":{"procedure":"2026-07-01","lifecycle":"2026-08-05","calendar":"2026-01-01","others":[["thai_nguyen","2026-01-01"]]},"home":"dinh_hoa","lane":"standard","state":"appraisal","holder":"dinh_hoa.economic_division","submitted":1795395600,"entered":1795404600,"latest":1795570740,"next_due":1796003100,"channel":"counter","officer":"dh.economic_2","previous":"accepted","accepted":1795402800,"promise":"resolution","held_since":13597740,"held_from":1795570740,"data":{"detailed_plan":false,"floor_area_m2":120.0,"floors":2,"needs_opinion":false,"result":"granted"},"documents":["application","drawings"],"applicant":{"name":"Nguyễn Văn A"},"clocks":{"handover":{"name":"handover","effect":"internal","event":1795402800,"effective":1795402800,"length":19800,"anchor":13593600,"due":1795429800,"provisional":false,"running_since":null,"runs":[[1795402800,1795404600]],"stopped":1795404600},"resolution":{"name":"resolution","effect":"statutory","event":1795402800,"effective":1795402800,"length":221400,"anchor":13795200,"due":1796293800,"provisional":false,"running_since":1795402800,"rungs":[{"at":1796003100,"label":"50%"},{"at":1796207400,"label":"1 working day before"},{"at":1796207400,"label":"declare"}]}},"custody":[{"holder":"dinh_hoa.service_centre","officer":null,"kind":"work","state":"accepted","begun":1795402800,"ended":1795404600,"since":13573800,"until":13575600},{"holder":"dinh_hoa.economic_division","officer":null,"kind":"work","state":"appraisal","begun":1795404600,"ended":1795568400,"since":13575600,"until":13595400},{"holder":"dinh_hoa.economic_division","officer":"dh.economic_1","kind":"work","state":"appraisal","begun":1795568400,"ended":1795568460,"since":13595400,"until":13595460},{"holder":"dinh_hoa.economic_division","officer":"dh.economic_2","kind":"work","state":"appraisal","begun":1795568460,"ended":1795568520,"since":13595460,"until":13595520},{"holder":"dinh_hoa.economic_division","officer":"dh.economic_1","kind":"work","state":"appraisal","begun":1795568520,"ended":1795568580,"since":13595520,"until":13595580},{"holder":"dinh_hoa.economic_division","officer":"dh.economic_2","kind":"work","state":"appraisal","begun":1795568580,"ended":1795568640,"since":13595580,"until":13595640},{"holder":"dinh_hoa.economic_division","officer":"dh.economic_1","kind":"work","state":"appraisal","begun":1795568640,"ended":1795568700,"since":13595640,"until":13595700},{"holder":"dinh_hoa.economic_division","officer":"dh.economic_2","kind":"work","state":"appraisal","begun":1795568700,"ended":1795568760,"since":13595700,"until":13595760},{"holder":"dinh_hoa.economic_division","officer":"dh.economic_1","kind":"work","state":"appraisal","begun":1795568760,"ended":1795568820,"since":13595760,"until":13595820},{"holder":"dinh_hoa.economic_division","officer":"dh.economic_2","kind":"work","state":"appraisal","begun":1795568820,"ended":1795568880,"since":13595820,"until":13595880},{"holder":"dinh_hoa.economic_division","officer":"dh.economic_1","kind":"work","state":"appraisal","begun":1795568880,"ended":1795568940,"since":13595880,"until":13595940},{"holder":"dinh_hoa.economic_division","officer":"dh.economic_2","kind":"work","state":"appraisal","begun":1795568940,"ended":1795569000,"since":13595940,"until":13596000},{"holder":"dinh_hoa.economic_division","officer":"dh.economic_1","kind":"work","state":"appraisal","begun":1795569000,"ended":1795569060,"since":13596000,"until":13596060},{"holder":"dinh_hoa.economic_division","officer":"dh.economic_2","kind":"work","state":"appraisal","begun":1795569060,"ended":1795569120,"since":13596060,"until":13596120},{"holder":"dinh_hoa.economic_division","officer":"dh.economic_1","kind":"work","state":"appraisal","begun":1795569120,"ended":1795569180,"since":13596120,"until":13596180},{"holder":"dinh_hoa.economic_division","officer":"dh.economic_2","kind":"work","state":"appraisal","begun":1795569180,"ended":1795569240,"since":13596180,"until":13596240},{"holder":"dinh_hoa.economic_division","officer":"dh.economic_1","kind":"work","state":"appraisal","begun":1795569240,"ended":1795569300,"since":13596240,"until":13596300},{"holder":"dinh_hoa.economic_division","officer":"dh.economic_2","kind":"work","state":"appraisal","begun":1795569300,"ended":1795569360,"since":13596300,"until":13596360},{"holder":"dinh_hoa.economic_division","officer":"dh.economic_1","kind":"work","state":"appraisal","begun":1795569360,"ended":1795569420,"since":13596360,"until":13596420},{"holder":"dinh_hoa.economic_division","officer":"dh.economic_2","kind":"work","state":"appraisal","begun":1795569420,"ended":1795569480,"since":13596420,"until":13596480},{"holder":"dinh_hoa.economic_division","officer":"dh.economic_1","kind":"work","state":"appraisal","begun":1795569480,"ended":1795569540,"since":13596480,"until":13596540},{"holder":"dinh_hoa.economic_division","officer":"dh.economic_2","kind":"work","state":"appraisal","begun":1795569540,"ended":1795569600,"since":13596540,"until":13596600},{"holder":"dinh_hoa.economic_division","officer":"dh.economic_1","kind":"work","state":"appraisal","begun":1795569600,"ended":1795569660,"since":13596600,"until":13596660},{"holder":"dinh_hoa.economic_division","officer":"dh.economic_2","kind":"work","state":"appraisal","begun":1795569660,"ended":1795569720,"since":13596660,"until":13596720},{"holder":"dinh_hoa.economic_division","officer":"dh.economic_1","kind":"work","state":"appraisal","begun":1795569720,"ended":1795569780,"since":13596720,"until":13596780},{"holder":"dinh_hoa.economic_division","officer":"dh.economic_2","kind":"work","state":"appraisal","begun":1795569780,"ended":1795569840,"since":13596780,"until":13596840},{"holder":"dinh_hoa.economic_division","officer":"dh.economic_1","kind":"work","state":"appraisal","begun":1795569840,"ended":1795569900,"since":13596840,"until":13596900},{"holder":"dinh_hoa.economic_division","officer":"dh.economic_2","kind":"work","state":"appraisal","begun":1795569900,"ended":1795569960,"since":13596900,"until":13596960},{"holder":"dinh_hoa.economic_division","officer":"dh.economic_1","kind":"work","state":"appraisal","begun":1795569960,"ended":1795570020,"since":13596960,"until":13597020},{"holder":"dinh_hoa.economic_division","officer":"dh.economic_2","kind":"work","state":"appraisal","begun":1795570020,"ended":1795570080,"since":13597020,"until":13597080},{"holder":"dinh_hoa.economic_division","officer":"dh.economic_1","kind":"work","state":"appraisal","begun":1795570080,"ended":1795570140,"since":13597080,"until":13597140},{"holder":"dinh_hoa.economic_division","officer":"dh.economic_2","kind":"work","state":"appraisal","begun":1795570140,"ended":1795570200,"since":13597140,"until":13597200},{"holder":"dinh_hoa.economic_division","officer":"dh.economic_1","kind":"work","state":"appraisal","begun":1795570200,"ended":1795570260,"since":13597200,"until":13597260},{"holder":"dinh_hoa.economic_division","officer":"dh.economic_2","kind":"work","state":"appraisal","begun":1795570260,"ended":1795570320,"since":13597260,"until":13597320},{"holder":"dinh_hoa.economic_division","officer":"dh.economic_1","kind":"work","state":"appraisal","begun":1795570320,"ended":1795570380,"since":13597320,"until":13597380},{"holder":"dinh_hoa.economic_division","officer":"dh.economic_2","kind":"work","state":"appraisal","begun":1795570380,"ended":1795570440,"since":13597380,"until":13597440},{"holder":"dinh_hoa.economic_division","officer":"dh.economic_1","kind":"work","state":"appraisal","begun":1795570440,"ended":1795570500,"since":13597440,"until":13597500},{"holder":"dinh_hoa.economic_division","officer":"dh.economic_2","kind":"work","state":"appraisal","begun":1795570500,"ended":1795570560,"since":13597500,"until":13597560},{"holder":"dinh_hoa.economic_division","officer":"dh.economic_1","kind":"work","state":"appraisal","begun":1795570560,"ended":1795570620,"since":13597560,"until":13597620},{"holder":"dinh_hoa.economic_division","officer":"dh.economic_2","kind":"work","state":"appraisal","begun":1795570620,"ended":1795570680,"since":13597620,"until":13597680},{"holder":"dinh_hoa.economic_division","officer":"dh.economic_1","kind":"work","state":"appraisal","begun":1795570680,"ended":1795570740,"since":13597680,"until":13597740}],"counts":{"accept":1,"hand_over":1},"actors":{"accept":"dh.reception_1","hand_over":"dh.reception_1"},"length":47,"outside":[{"holder":"dinh_hoa.service_centre","officer":null,"state":"submitted","begun":1795395600,"ended":1795402800}]}','H55.25-261123-0002');
CREATE TABLE journal (
	id INTEGER NOT NULL, 
	code TEXT NOT NULL, 
	seq INTEGER NOT NULL, 
	at BIGINT NOT NULL, 
	noticed BIGINT, 
	recorded BIGINT NOT NULL, 
	event TEXT NOT NULL, 
	actor TEXT NOT NULL, 
	on_behalf_of TEXT, 
	ground TEXT, 
	procedure_version TEXT NOT NULL, 
	lifecycle_version TEXT NOT NULL, 
	calendar_version TEXT NOT NULL, 
	other_calendars TEXT, 
	command INTEGER NOT NULL, 
	"key" TEXT, 
	request TEXT, 
	digest TEXT, 
	body TEXT NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (code, seq)
);
INSERT INTO "journal" VALUES(1,'H55.25-261123-0001',1,1795395600,NULL,1798678800,'DossierSubmitted','applicant',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',1,NULL,NULL,NULL,'{"type":"DossierSubmitted","at":1795395600,"code":"H55.25-261123-0001","procedure":"house_building_permit","version":{"procedure":"2026-07-01","lifecycle":"2026-08-05","calendar":"2026-01-01","others":[["thai_nguyen","2026-01-01"]]},"home":"dinh_hoa","lane":"standard","state":"submitted","holder":"dinh_hoa.service_centre","actor":"applicant","channel":"counter","data":{"detailed_plan":false,"floor_area_m2":120.0,"floors":2,"needs_opinion":false,"result":"granted"},"documents":["application","drawings"],"applicant":{"name":"Nguyễn Văn A"}}');
INSERT INTO "journal" VALUES(2,'H55.25-261123-0001',2,1795402800,NULL,1798678800,'DossierAccepted','dh.reception_1',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',2,NULL,NULL,NULL,'{"type":"DossierAccepted","at":1795402800,"version":{"procedure":"2026-07-01","lifecycle":"2026-08-05","calendar":"2026-01-01","others":[["thai_nguyen","2026-01-01"]]},"position":13573800,"promise":"resolution"}');
INSERT INTO "journal" VALUES(3,'H55.25-261123-0001',3,1795402800,NULL,1798678800,'StateEntered','dh.reception_1',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',2,NULL,NULL,NULL,'{"type":"StateEntered","at":1795402800,"action":"accept","origin":"submitted","state":"accepted","holder":"dinh_hoa.service_centre","actor":"dh.reception_1","position":13573800}');
INSERT INTO "journal" VALUES(4,'H55.25-261123-0001',4,1795402800,NULL,1798678800,'ClockStarted','dh.reception_1',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',2,NULL,NULL,NULL,'{"type":"ClockStarted","at":1795402800,"clock":{"name":"resolution","effect":"statutory","event":1795402800,"effective":1795402800,"length":221400,"anchor":13795200,"due":1796293800,"provisional":false,"running_since":1795402800,"rungs":[{"at":1796003100,"label":"50%"},{"at":1796207400,"label":"1 working day before"},{"at":1796207400,"label":"declare"}]}}');
INSERT INTO "journal" VALUES(5,'H55.25-261123-0001',5,1795402800,NULL,1798678800,'ClockStarted','dh.reception_1',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',2,NULL,NULL,NULL,'{"type":"ClockStarted","at":1795402800,"clock":{"name":"handover","effect":"internal","event":1795402800,"effective":1795402800,"length":19800,"anchor":13593600,"due":1795429800,"provisional":false,"running_since":1795402800}}');
INSERT INTO "journal" VALUES(6,'H55.25-261123-0001',6,1795404600,NULL,1798678800,'StateEntered','dh.reception_1',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',6,NULL,NULL,NULL,'{"type":"StateEntered","at":1795404600,"action":"hand_over","origin":"accepted","state":"appraisal","holder":"dinh_hoa.economic_division","actor":"dh.reception_1","position":13575600}');
INSERT INTO "journal" VALUES(7,'H55.25-261123-0001',7,1795404600,NULL,1798678800,'ClockStopped','dh.reception_1',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',6,NULL,NULL,NULL,'{"type":"ClockStopped","at":1795404600,"clock":"handover"}');
INSERT INTO "journal" VALUES(8,'H55.25-261123-0001',8,1796003100,1796610600,1798678800,'ClockWarned','clock',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',8,NULL,NULL,NULL,'{"type":"ClockWarned","at":1796003100,"clock":"resolution","label":"50%","noticed":1796610600}');
INSERT INTO "journal" VALUES(9,'H55.25-261123-0001',9,1796207400,1796610600,1798678800,'ClockWarned','clock',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',8,NULL,NULL,NULL,'{"type":"ClockWarned","at":1796207400,"clock":"resolution","label":"1 working day before","noticed":1796610600}');
INSERT INTO "journal" VALUES(10,'H55.25-261123-0001',10,1796207400,1796610600,1798678800,'ClockWarned','clock',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',8,NULL,NULL,NULL,'{"type":"ClockWarned","at":1796207400,"clock":"resolution","label":"declare","noticed":1796610600}');
INSERT INTO "journal" VALUES(11,'H55.25-261123-0001',11,1796293800,1796610600,1798678800,'ClockBreached','clock',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',8,NULL,NULL,NULL,'{"type":"ClockBreached","at":1796293800,"clock":"resolution","noticed":1796610600}');
INSERT INTO "journal" VALUES(12,'H55.25-261123-0001',12,1796293800,1796610600,1798678800,'ObligationOwed','clock',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',8,NULL,NULL,NULL,'{"type":"ObligationOwed","at":1796293800,"obligation":{"id":"H55.25-261123-0001/apology/1","kind":"apology","letter":"form_04","debtor":"dinh_hoa","signer":"dh.chairman","raised":1796293800,"due":1796380200,"promised_before":1796293800},"noticed":1796610600}');
INSERT INTO "journal" VALUES(13,'H55.25-261123-0001',13,1796380200,1796610600,1798678800,'ObligationEscalated','clock',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',8,NULL,NULL,NULL,'{"type":"ObligationEscalated","at":1796380200,"obligation":"H55.25-261123-0001/apology/1","to":"dh.chairman","noticed":1796610600}');
INSERT INTO "journal" VALUES(14,'H55.25-261123-0001',14,1796610600,NULL,1798678800,'StateEntered','dh.economic_1',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',8,NULL,NULL,NULL,'{"type":"StateEntered","at":1796610600,"action":"draft","origin":"appraisal","state":"drafting","holder":"dinh_hoa.economic_division","actor":"dh.economic_1","position":13831200}');
INSERT INTO "journal" VALUES(15,'H55.25-261123-0001',15,1796614200,NULL,1798678800,'StateEntered','dh.economic_head',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',15,NULL,NULL,NULL,'{"type":"StateEntered","at":1796614200,"action":"submit_for_signature","origin":"drafting","state":"signing","holder":"dinh_hoa.leadership","actor":"dh.economic_head","position":13834800}');
INSERT INTO "journal" VALUES(16,'H55.25-261123-0001',16,1796781600,NULL,1798678800,'StateEntered','dh.chairman',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',16,NULL,NULL,NULL,'{"type":"StateEntered","at":1796781600,"action":"sign","origin":"signing","state":"result_ready","holder":"dinh_hoa.service_centre","actor":"dh.chairman","position":13887000,"documents":["permit"]}');
INSERT INTO "journal" VALUES(17,'H55.25-261123-0001',17,1796781600,NULL,1798678800,'ClockStopped','dh.chairman',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',16,NULL,NULL,NULL,'{"type":"ClockStopped","at":1796781600,"clock":"resolution"}');
INSERT INTO "journal" VALUES(18,'H55.25-261123-0001',18,1796781600,NULL,1798678800,'ResponsibilityFixed','dh.chairman',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',16,NULL,NULL,NULL,'{"type":"ResponsibilityFixed","at":1796781600,"responsibility":{"clock":"resolution","due":1796293800,"late_seconds":91800,"shares":[{"holder":"dinh_hoa.economic_division","states":["appraisal","drafting"],"head":"dh.economic_head","norm_seconds":115200,"used_seconds":259200,"overrun_seconds":169200,"late_seconds":75037,"officers":[{"officer":null,"overrun_seconds":169200,"late_seconds":75037}]},{"holder":"dinh_hoa.leadership","states":["signing"],"head":"dh.chairman","norm_seconds":14400,"used_seconds":52200,"overrun_seconds":37800,"late_seconds":16763,"officers":[{"officer":null,"overrun_seconds":37800,"late_seconds":16763}]}],"fixed":true,"ran":[[1795402800,1796781600]],"lane":"standard"}}');
INSERT INTO "journal" VALUES(19,'H55.25-261123-0001',19,1796781600,NULL,1798678800,'DossierFinished','dh.chairman',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',16,NULL,NULL,NULL,'{"type":"DossierFinished","at":1796781600,"outcome":"result_ready","position":13887000}');
INSERT INTO "journal" VALUES(20,'H55.25-261123-0001',20,1796803200,NULL,1798678800,'StateEntered','dh.return_desk_1',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',20,NULL,NULL,NULL,'{"type":"StateEntered","at":1796803200,"action":"return_result","origin":"result_ready","state":"returned","holder":"dinh_hoa.service_centre","actor":"dh.return_desk_1","position":13901400}');
INSERT INTO "journal" VALUES(21,'H55.25-261123-0002',1,1795395600,NULL,1798678800,'DossierSubmitted','applicant',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',1,'web-1','c553ee12df7314dc2eca19ed11a48d45107453936d83ba92f4ad27753d5ffe03',NULL,'{"type":"DossierSubmitted","at":1795395600,"code":"H55.25-261123-0002","procedure":"house_building_permit","version":{"procedure":"2026-07-01","lifecycle":"2026-08-05","calendar":"2026-01-01","others":[["thai_nguyen","2026-01-01"]]},"home":"dinh_hoa","lane":"standard","state":"submitted","holder":"dinh_hoa.service_centre","actor":"applicant","channel":"counter","data":{"detailed_plan":false,"floor_area_m2":120.0,"floors":2,"needs_opinion":false,"result":"granted"},"documents":["application","drawings"],"applicant":{"name":"Nguyễn Văn A"}}');
INSERT INTO "journal" VALUES(22,'H55.25-261123-0002',2,1795402800,NULL,1798678800,'DossierAccepted','dh.reception_1',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',2,'web-2','375a83d532529c553a01e0b52283e898f156205aab2462ef69d716077e9af632',NULL,'{"type":"DossierAccepted","at":1795402800,"version":{"procedure":"2026-07-01","lifecycle":"2026-08-05","calendar":"2026-01-01","others":[["thai_nguyen","2026-01-01"]]},"position":13573800,"promise":"resolution"}');
INSERT INTO "journal" VALUES(23,'H55.25-261123-0002',3,1795402800,NULL,1798678800,'StateEntered','dh.reception_1',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',2,NULL,NULL,NULL,'{"type":"StateEntered","at":1795402800,"action":"accept","origin":"submitted","state":"accepted","holder":"dinh_hoa.service_centre","actor":"dh.reception_1","position":13573800}');
INSERT INTO "journal" VALUES(24,'H55.25-261123-0002',4,1795402800,NULL,1798678800,'ClockStarted','dh.reception_1',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',2,NULL,NULL,NULL,'{"type":"ClockStarted","at":1795402800,"clock":{"name":"resolution","effect":"statutory","event":1795402800,"effective":1795402800,"length":221400,"anchor":13795200,"due":1796293800,"provisional":false,"running_since":1795402800,"rungs":[{"at":1796003100,"label":"50%"},{"at":1796207400,"label":"1 working day before"},{"at":1796207400,"label":"declare"}]}}');
INSERT INTO "journal" VALUES(25,'H55.25-261123-0002',5,1795402800,NULL,1798678800,'ClockStarted','dh.reception_1',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',2,NULL,NULL,NULL,'{"type":"ClockStarted","at":1795402800,"clock":{"name":"handover","effect":"internal","event":1795402800,"effective":1795402800,"length":19800,"anchor":13593600,"due":1795429800,"provisional":false,"running_since":1795402800}}');
INSERT INTO "journal" VALUES(26,'H55.25-261123-0002',6,1795404600,NULL,1798678800,'StateEntered','dh.reception_1',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',6,NULL,NULL,NULL,'{"type":"StateEntered","at":1795404600,"action":"hand_over","origin":"accepted","state":"appraisal","holder":"dinh_hoa.economic_division","actor":"dh.reception_1","position":13575600}');
INSERT INTO "journal" VALUES(27,'H55.25-261123-0002',7,1795404600,NULL,1798678800,'ClockStopped','dh.reception_1',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',6,NULL,NULL,NULL,'{"type":"ClockStopped","at":1795404600,"clock":"handover"}');
INSERT INTO "journal" VALUES(28,'H55.25-261123-0002',8,1795568400,NULL,1798678800,'OfficerAssigned','dh.economic_head',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',8,NULL,NULL,NULL,'{"type":"OfficerAssigned","at":1795568400,"officer":"dh.economic_1","position":13595400,"actor":"dh.economic_head"}');
INSERT INTO "journal" VALUES(29,'H55.25-261123-0002',9,1795568460,NULL,1798678800,'OfficerAssigned','dh.economic_head',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',9,NULL,NULL,NULL,'{"type":"OfficerAssigned","at":1795568460,"officer":"dh.economic_2","position":13595460,"actor":"dh.economic_head"}');
INSERT INTO "journal" VALUES(30,'H55.25-261123-0002',10,1795568520,NULL,1798678800,'OfficerAssigned','dh.economic_head',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',10,NULL,NULL,NULL,'{"type":"OfficerAssigned","at":1795568520,"officer":"dh.economic_1","position":13595520,"actor":"dh.economic_head"}');
INSERT INTO "journal" VALUES(31,'H55.25-261123-0002',11,1795568580,NULL,1798678800,'OfficerAssigned','dh.economic_head',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',11,NULL,NULL,NULL,'{"type":"OfficerAssigned","at":1795568580,"officer":"dh.economic_2","position":13595580,"actor":"dh.economic_head"}');
INSERT INTO "journal" VALUES(32,'H55.25-261123-0002',12,1795568640,NULL,1798678800,'OfficerAssigned','dh.economic_head',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',12,NULL,NULL,NULL,'{"type":"OfficerAssigned","at":1795568640,"officer":"dh.economic_1","position":13595640,"actor":"dh.economic_head"}');
INSERT INTO "journal" VALUES(33,'H55.25-261123-0002',13,1795568700,NULL,1798678800,'OfficerAssigned','dh.economic_head',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',13,NULL,NULL,NULL,'{"type":"OfficerAssigned","at":1795568700,"officer":"dh.economic_2","position":13595700,"actor":"dh.economic_head"}');
INSERT INTO "journal" VALUES(34,'H55.25-261123-0002',14,1795568760,NULL,1798678800,'OfficerAssigned','dh.economic_head',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',14,NULL,NULL,NULL,'{"type":"OfficerAssigned","at":1795568760,"officer":"dh.economic_1","position":13595760,"actor":"dh.economic_head"}');
INSERT INTO "journal" VALUES(35,'H55.25-261123-0002',15,1795568820,NULL,1798678800,'OfficerAssigned','dh.economic_head',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',15,NULL,NULL,NULL,'{"type":"OfficerAssigned","at":1795568820,"officer":"dh.economic_2","position":13595820,"actor":"dh.economic_head"}');
INSERT INTO "journal" VALUES(36,'H55.25-261123-0002',16,1795568880,NULL,1798678800,'OfficerAssigned','dh.economic_head',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',16,NULL,NULL,NULL,'{"type":"OfficerAssigned","at":1795568880,"officer":"dh.economic_1","position":13595880,"actor":"dh.economic_head"}');
INSERT INTO "journal" VALUES(37,'H55.25-261123-0002',17,1795568940,NULL,1798678800,'OfficerAssigned','dh.economic_head',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',17,NULL,NULL,NULL,'{"type":"OfficerAssigned","at":1795568940,"officer":"dh.economic_2","position":13595940,"actor":"dh.economic_head"}');
INSERT INTO "journal" VALUES(38,'H55.25-261123-0002',18,1795569000,NULL,1798678800,'OfficerAssigned','dh.economic_head',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',18,NULL,NULL,NULL,'{"type":"OfficerAssigned","at":1795569000,"officer":"dh.economic_1","position":13596000,"actor":"dh.economic_head"}');
INSERT INTO "journal" VALUES(39,'H55.25-261123-0002',19,1795569060,NULL,1798678800,'OfficerAssigned','dh.economic_head',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',19,NULL,NULL,NULL,'{"type":"OfficerAssigned","at":1795569060,"officer":"dh.economic_2","position":13596060,"actor":"dh.economic_head"}');
INSERT INTO "journal" VALUES(40,'H55.25-261123-0002',20,1795569120,NULL,1798678800,'OfficerAssigned','dh.economic_head',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',20,NULL,NULL,NULL,'{"type":"OfficerAssigned","at":1795569120,"officer":"dh.economic_1","position":13596120,"actor":"dh.economic_head"}');
INSERT INTO "journal" VALUES(41,'H55.25-261123-0002',21,1795569180,NULL,1798678800,'OfficerAssigned','dh.economic_head',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',21,NULL,NULL,NULL,'{"type":"OfficerAssigned","at":1795569180,"officer":"dh.economic_2","position":13596180,"actor":"dh.economic_head"}');
INSERT INTO "journal" VALUES(42,'H55.25-261123-0002',22,1795569240,NULL,1798678800,'OfficerAssigned','dh.economic_head',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',22,NULL,NULL,NULL,'{"type":"OfficerAssigned","at":1795569240,"officer":"dh.economic_1","position":13596240,"actor":"dh.economic_head"}');
INSERT INTO "journal" VALUES(43,'H55.25-261123-0002',23,1795569300,NULL,1798678800,'OfficerAssigned','dh.economic_head',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',23,NULL,NULL,NULL,'{"type":"OfficerAssigned","at":1795569300,"officer":"dh.economic_2","position":13596300,"actor":"dh.economic_head"}');
INSERT INTO "journal" VALUES(44,'H55.25-261123-0002',24,1795569360,NULL,1798678800,'OfficerAssigned','dh.economic_head',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',24,NULL,NULL,NULL,'{"type":"OfficerAssigned","at":1795569360,"officer":"dh.economic_1","position":13596360,"actor":"dh.economic_head"}');
INSERT INTO "journal" VALUES(45,'H55.25-261123-0002',25,1795569420,NULL,1798678800,'OfficerAssigned','dh.economic_head',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',25,NULL,NULL,NULL,'{"type":"OfficerAssigned","at":1795569420,"officer":"dh.economic_2","position":13596420,"actor":"dh.economic_head"}');
INSERT INTO "journal" VALUES(46,'H55.25-261123-0002',26,1795569480,NULL,1798678800,'OfficerAssigned','dh.economic_head',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',26,NULL,NULL,NULL,'{"type":"OfficerAssigned","at":1795569480,"officer":"dh.economic_1","position":13596480,"actor":"dh.economic_head"}');
INSERT INTO "journal" VALUES(47,'H55.25-261123-0002',27,1795569540,NULL,1798678800,'OfficerAssigned','dh.economic_head',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',27,NULL,NULL,NULL,'{"type":"OfficerAssigned","at":1795569540,"officer":"dh.economic_2","position":13596540,"actor":"dh.economic_head"}');
INSERT INTO "journal" VALUES(48,'H55.25-261123-0002',28,1795569600,NULL,1798678800,'OfficerAssigned','dh.economic_head',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',28,NULL,NULL,NULL,'{"type":"OfficerAssigned","at":1795569600,"officer":"dh.economic_1","position":13596600,"actor":"dh.economic_head"}');
INSERT INTO "journal" VALUES(49,'H55.25-261123-0002',29,1795569660,NULL,1798678800,'OfficerAssigned','dh.economic_head',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',29,NULL,NULL,NULL,'{"type":"OfficerAssigned","at":1795569660,"officer":"dh.economic_2","position":13596660,"actor":"dh.economic_head"}');
INSERT INTO "journal" VALUES(50,'H55.25-261123-0002',30,1795569720,NULL,1798678800,'OfficerAssigned','dh.economic_head',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',30,NULL,NULL,NULL,'{"type":"OfficerAssigned","at":1795569720,"officer":"dh.economic_1","position":13596720,"actor":"dh.economic_head"}');
INSERT INTO "journal" VALUES(51,'H55.25-261123-0002',31,1795569780,NULL,1798678800,'OfficerAssigned','dh.economic_head',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',31,NULL,NULL,NULL,'{"type":"OfficerAssigned","at":1795569780,"officer":"dh.economic_2","position":13596780,"actor":"dh.economic_head"}');
INSERT INTO "journal" VALUES(52,'H55.25-261123-0002',32,1795569840,NULL,1798678800,'OfficerAssigned','dh.economic_head',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',32,NULL,NULL,NULL,'{"type":"OfficerAssigned","at":1795569840,"officer":"dh.economic_1","position":13596840,"actor":"dh.economic_head"}');
INSERT INTO "journal" VALUES(53,'H55.25-261123-0002',33,1795569900,NULL,1798678800,'OfficerAssigned','dh.economic_head',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',33,NULL,NULL,NULL,'{"type":"OfficerAssigned","at":1795569900,"officer":"dh.economic_2","position":13596900,"actor":"dh.economic_head"}');
INSERT INTO "journal" VALUES(54,'H55.25-261123-0002',34,1795569960,NULL,1798678800,'OfficerAssigned','dh.economic_head',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',34,NULL,NULL,NULL,'{"type":"OfficerAssigned","at":1795569960,"officer":"dh.economic_1","position":13596960,"actor":"dh.economic_head"}');
INSERT INTO "journal" VALUES(55,'H55.25-261123-0002',35,1795570020,NULL,1798678800,'OfficerAssigned','dh.economic_head',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',35,NULL,NULL,NULL,'{"type":"OfficerAssigned","at":1795570020,"officer":"dh.economic_2","position":13597020,"actor":"dh.economic_head"}');
INSERT INTO "journal" VALUES(56,'H55.25-261123-0002',36,1795570080,NULL,1798678800,'OfficerAssigned','dh.economic_head',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',36,NULL,NULL,NULL,'{"type":"OfficerAssigned","at":1795570080,"officer":"dh.economic_1","position":13597080,"actor":"dh.economic_head"}');
INSERT INTO "journal" VALUES(57,'H55.25-261123-0002',37,1795570140,NULL,1798678800,'OfficerAssigned','dh.economic_head',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',37,NULL,NULL,NULL,'{"type":"OfficerAssigned","at":1795570140,"officer":"dh.economic_2","position":13597140,"actor":"dh.economic_head"}');
INSERT INTO "journal" VALUES(58,'H55.25-261123-0002',38,1795570200,NULL,1798678800,'OfficerAssigned','dh.economic_head',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',38,NULL,NULL,NULL,'{"type":"OfficerAssigned","at":1795570200,"officer":"dh.economic_1","position":13597200,"actor":"dh.economic_head"}');
INSERT INTO "journal" VALUES(59,'H55.25-261123-0002',39,1795570260,NULL,1798678800,'OfficerAssigned','dh.economic_head',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',39,NULL,NULL,NULL,'{"type":"OfficerAssigned","at":1795570260,"officer":"dh.economic_2","position":13597260,"actor":"dh.economic_head"}');
INSERT INTO "journal" VALUES(60,'H55.25-261123-0002',40,1795570320,NULL,1798678800,'OfficerAssigned','dh.economic_head',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',40,NULL,NULL,NULL,'{"type":"OfficerAssigned","at":1795570320,"officer":"dh.economic_1","position":13597320,"actor":"dh.economic_head"}');
INSERT INTO "journal" VALUES(61,'H55.25-261123-0002',41,1795570380,NULL,1798678800,'OfficerAssigned','dh.economic_head',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',41,NULL,NULL,NULL,'{"type":"OfficerAssigned","at":1795570380,"officer":"dh.economic_2","position":13597380,"actor":"dh.economic_head"}');
INSERT INTO "journal" VALUES(62,'H55.25-261123-0002',42,1795570440,NULL,1798678800,'OfficerAssigned','dh.economic_head',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',42,NULL,NULL,NULL,'{"type":"OfficerAssigned","at":1795570440,"officer":"dh.economic_1","position":13597440,"actor":"dh.economic_head"}');
INSERT INTO "journal" VALUES(63,'H55.25-261123-0002',43,1795570500,NULL,1798678800,'OfficerAssigned','dh.economic_head',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',43,NULL,NULL,NULL,'{"type":"OfficerAssigned","at":1795570500,"officer":"dh.economic_2","position":13597500,"actor":"dh.economic_head"}');
INSERT INTO "journal" VALUES(64,'H55.25-261123-0002',44,1795570560,NULL,1798678800,'OfficerAssigned','dh.economic_head',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',44,NULL,NULL,NULL,'{"type":"OfficerAssigned","at":1795570560,"officer":"dh.economic_1","position":13597560,"actor":"dh.economic_head"}');
INSERT INTO "journal" VALUES(65,'H55.25-261123-0002',45,1795570620,NULL,1798678800,'OfficerAssigned','dh.economic_head',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',45,NULL,NULL,NULL,'{"type":"OfficerAssigned","at":1795570620,"officer":"dh.economic_2","position":13597620,"actor":"dh.economic_head"}');
INSERT INTO "journal" VALUES(66,'H55.25-261123-0002',46,1795570680,NULL,1798678800,'OfficerAssigned','dh.economic_head',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',46,NULL,NULL,NULL,'{"type":"OfficerAssigned","at":1795570680,"officer":"dh.economic_1","position":13597680,"actor":"dh.economic_head"}');
INSERT INTO "journal" VALUES(67,'H55.25-261123-0002',47,1795570740,NULL,1798678800,'OfficerAssigned','dh.economic_head',NULL,NULL,'2026-07-01','2026-08-05','2026-01-01','[["thai_nguyen","2026-01-01"]]',47,NULL,NULL,NULL,'{"type":"OfficerAssigned","at":1795570740,"officer":"dh.economic_2","position":13597740,"actor":"dh.economic_head"}');
CREATE TABLE meta (
	id INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	mode TEXT NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "meta" VALUES(1,2,'sandbox');
CREATE TABLE obligation (
	id TEXT NOT NULL, 
	code TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	state TEXT NOT NULL, 
	debtor TEXT NOT NULL, 
	due BIGINT NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "obligation" VALUES('H55.25-261123-0001/apology/1','H55.25-261123-0001','apology','owed','dinh_hoa',1796380200,'{"id":"H55.25-261123-0001/apology/1","kind":"apology","letter":"form_04","debtor":"dinh_hoa","signer":"dh.chairman","raised":1796293800,"due":1796380200,"promised_before":1796293800,"escalated":1796380200}');
CREATE TABLE outbox (
	id INTEGER NOT NULL, 
	code TEXT NOT NULL, 
	command INTEGER NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "outbox" VALUES(2,'H55.25-261123-0001',2);
INSERT INTO "outbox" VALUES(6,'H55.25-261123-0001',6);
INSERT INTO "outbox" VALUES(8,'H55.25-261123-0001',8);
INSERT INTO "outbox" VALUES(15,'H55.25-261123-0001',15);
INSERT INTO "outbox" VALUES(16,'H55.25-261123-0001',16);
INSERT INTO "outbox" VALUES(20,'H55.25-261123-0001',20);
INSERT INTO "outbox" VALUES(21,'H55.25-261123-0002',1);
INSERT INTO "outbox" VALUES(22,'H55.25-261123-0002',2);
INSERT INTO "outbox" VALUES(26,'H55.25-261123-0002',6);
INSERT INTO "outbox" VALUES(28,'H55.25-261123-0002',8);
INSERT INTO "outbox" VALUES(29,'H55.25-261123-0002',9);
INSERT INTO "outbox" VALUES(30,'H55.25-261123-0002',10);
INSERT INTO "outbox" VALUES(31,'H55.25-261123-0002',11);
INSERT INTO "outbox" VALUES(32,'H55.25-261123-0002',12);
INSERT INTO "outbox" VALUES(33,'H55.25-261123-0002',13);
INSERT INTO "outbox" VALUES(34,'H55.25-261123-0002',14);
INSERT INTO "outbox" VALUES(35,'H55.25-261123-0002',15);
INSERT INTO "outbox" VALUES(36,'H55.25-261123-0002',16);
INSERT INTO "outbox" VALUES(37,'H55.25-261123-0002',17);
INSERT INTO "outbox" VALUES(38,'H55.25-261123-0002',18);
INSERT INTO "outbox" VALUES(39,'H55.25-261123-0002',19);
INSERT INTO "outbox" VALUES(40,'H55.25-261123-0002',20);
INSERT INTO "outbox" VALUES(41,'H55.25-261123-0002',21);
INSERT INTO "outbox" VALUES(42,'H55.25-261123-0002',22);
INSERT INTO "outbox" VALUES(43,'H55.25-261123-0002',23);
INSERT INTO "outbox" VALUES(44,'H55.25-261123-0002',24);
INSERT INTO "outbox" VALUES(45,'H55.25-261123-0002',25);
INSERT INTO "outbox" VALUES(46,'H55.25-261123-0002',26);
INSERT INTO "outbox" VALUES(47,'H55.25-261123-0002',27);
INSERT INTO "outbox" VALUES(48,'H55.25-261123-0002',28);
INSERT INTO "outbox" VALUES(49,'H55.25-261123-0002',29);
INSERT INTO "outbox" VALUES(50,'H55.25-261123-0002',30);
INSERT INTO "outbox" VALUES(51,'H55.25-261123-0002',31);
INSERT INTO "outbox" VALUES(52,'H55.25-261123-0002',32);
INSERT INTO "outbox" VALUES(53,'H55.25-261123-0002',33);
INSERT INTO "outbox" VALUES(54,'H55.25-261123-0002',34);
INSERT INTO "outbox" VALUES(55,'H55.25-261123-0002',35);
INSERT INTO "outbox" VALUES(56,'H55.25-261123-0002',36);
INSERT INTO "outbox" VALUES(57,'H55.25-261123-0002',37);
INSERT INTO "outbox" VALUES(58,'H55.25-261123-0002',38);
INSERT INTO "outbox" VALUES(59,'H55.25-261123-0002',39);
INSERT INTO "outbox" VALUES(60,'H55.25-261123-0002',40);
INSERT INTO "outbox" VALUES(61,'H55.25-261123-0002',41);
INSERT INTO "outbox" VALUES(62,'H55.25-261123-0002',42);
INSERT INTO "outbox" VALUES(63,'H55.25-261123-0002',43);
INSERT INTO "outbox" VALUES(64,'H55.25-261123-0002',44);
INSERT INTO "outbox" VALUES(65,'H55.25-261123-0002',45);
INSERT INTO "outbox" VALUES(66,'H55.25-261123-0002',46);
INSERT INTO "outbox" VALUES(67,'H55.25-261123-0002',47);
CREATE TABLE sent (
	"key" TEXT NOT NULL, 
	code TEXT NOT NULL, 
	first INTEGER NOT NULL, 
	last INTEGER NOT NULL, 
	request TEXT NOT NULL, 
	PRIMARY KEY ("key")
)
 WITHOUT ROWID

;
INSERT INTO "sent" VALUES('web-1','H55.25-261123-0002',1,1,'c553ee12df7314dc2eca19ed11a48d45107453936d83ba92f4ad27753d5ffe03');
INSERT INTO "sent" VALUES('web-2','H55.25-261123-0002',2,5,'375a83d532529c553a01e0b52283e898f156205aab2462ef69d716077e9af632');
CREATE TABLE series (
	series TEXT NOT NULL, 
	last INTEGER NOT NULL, 
	PRIMARY KEY (series)
)
 WITHOUT ROWID

;
INSERT INTO "series" VALUES('H55.25-261123',2);
CREATE INDEX ix_dossier_next_due ON dossier (next_due);
CREATE INDEX dossier_waiting ON dossier (waits_for, priority, appointment);
CREATE INDEX ix_obligation_state ON obligation (state);
CREATE INDEX ix_obligation_code ON obligation (code);
CREATE INDEX ix_asked_department ON asked (department);
CREATE INDEX ix_sent_code ON sent (code);
COMMIT;
