-- Service keys, codes, sessions and links are found by HMAC-SHA-256 under the region's index key, no longer by a plain
-- hash, which whoever can write here could make too. What was made under one opens nothing any more: keys are issued anew,
-- staff are invited and people sign in again.
delete from service_key;
delete from staff_code;
delete from staff_session;
delete from person_link;
delete from person_session;
